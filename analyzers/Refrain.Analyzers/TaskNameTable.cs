using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>
/// The names of all tasks and sources that a compilation sees: its own, and those of the referenced assemblies that have a registry,
/// because their registries are folded into one. It is made once a compilation, when the first task is analyzed, from symbols that the
/// compiler has bound anyway: so RFN010 is live while one types, which a compilation-end action would not be.
/// </summary>
internal sealed class TaskNameTable(KnownSymbols known)
{
    private readonly Lazy<ImmutableDictionary<string, ImmutableArray<INamedTypeSymbol>>> _tasks = new(() => Collect(known));

    /// <summary>The other type that has the name, or null; of several, the first by its full name.</summary>
    public INamedTypeSymbol? Other(INamedTypeSymbol task)
    {
        var name = Name(task);
        if (name is null || !_tasks.Value.TryGetValue(name, out var tasks)) return null;
        foreach (var other in tasks)
        {
            if (!SymbolEqualityComparer.Default.Equals(other, task)) return other;
        }
        return null;
    }

    /// <summary>The name that goes into the keys of a task or source; null for other types.</summary>
    public string? Name(INamedTypeSymbol type) => Name(type, known);

    /// <summary>The same for a type that is asked for once.</summary>
    public static string? Name(INamedTypeSymbol type, KnownSymbols known)
    {
        var attribute = known.Attribute(type, RefrainNames.TaskAttribute) ?? known.Attribute(type, RefrainNames.SourceAttribute);
        return attribute is null ? null : TaskReader.NameOf(type, attribute);
    }

    /// <summary>The tasks and sources of the compilation, and of the referenced assemblies that have a registry.</summary>
    public static IEnumerable<INamedTypeSymbol> All(KnownSymbols known)
    {
        var assemblies = known.Compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => known.Has(assembly, RefrainNames.TaskRegistryAttribute)).Prepend(known.Compilation.Assembly);
        return assemblies.SelectMany(assembly => Types(assembly.GlobalNamespace)).Where(type => Name(type, known) is not null);
    }

    /// <summary>The tasks and sources of the compilation alone.</summary>
    public static IEnumerable<INamedTypeSymbol> Own(KnownSymbols known) =>
        Types(known.Compilation.Assembly.GlobalNamespace).Where(type => Name(type, known) is not null);

    private static ImmutableDictionary<string, ImmutableArray<INamedTypeSymbol>> Collect(KnownSymbols known) =>
        All(known).GroupBy(type => Name(type, known)!, StringComparer.Ordinal).ToImmutableDictionary(
            tasks => tasks.Key, tasks => tasks.OrderBy(TypeNames.Full, StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner) continue;
            if (inner is INamedTypeSymbol type) yield return type;
            foreach (var nested in Types(inner)) yield return nested;
        }
    }
}
