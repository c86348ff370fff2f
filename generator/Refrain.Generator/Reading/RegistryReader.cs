using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Finds the registries of referenced assemblies, and the place of this one's.</summary>
internal static class RegistryReader
{
    /// <summary>The simple name of every registry.</summary>
    public const string TypeName = "RefrainTasks";

    /// <summary>The registry types that referenced assemblies name in their <c>[assembly: TaskRegistry]</c>, in ordinal order.</summary>
    public static EquatableArray<string> Referenced(Compilation compilation, CancellationToken cancellation)
    {
        if (KnownSymbols.Of(compilation).Type(RefrainNames.TaskRegistryAttribute) is not { } attributeType)
        {
            return default;
        }
        var runtime = attributeType.ContainingAssembly;
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            // Most assemblies know nothing of Refrain: their attributes need not be looked at.
            if (!References(assembly, runtime.Identity))
            {
                continue;
            }
            foreach (var attribute in assembly.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType)
                    && attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { TypeKind: not TypeKind.Error } registry)
                {
                    found.Add(TypeNames.Code(registry));
                }
            }
        }
        found.Sort(StringComparer.Ordinal);
        return found.ToImmutable();
    }

    /// <summary>A namespace for an assembly's registry: readable, and different for different assembly names.</summary>
    public static string NamespaceOf(string? assemblyName)
    {
        var text = new StringBuilder(RefrainNames.GeneratedNamespace).Append('.');
        var hash = 2166136261U;
        foreach (var c in assemblyName ?? "")
        {
            text.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
            hash = unchecked((hash ^ c) * 16777619U);
        }
        if (text[RefrainNames.GeneratedNamespace.Length + 1] is >= '0' and <= '9')
        {
            text.Insert(RefrainNames.GeneratedNamespace.Length + 1, '_');
        }
        return text.Append('_').Append(hash.ToString("x8", CultureInfo.InvariantCulture)).ToString();
    }

    /// <summary>Does an assembly refer to the runtime?</summary>
    public static bool References(IAssemblySymbol assembly, AssemblyIdentity runtime)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == runtime.Name)
                {
                    return true;
                }
            }
        }
        return false;
    }
}
