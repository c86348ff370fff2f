using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Refrain.Reading;
using Refrain.Trees;

namespace Refrain.Analyzers;

/// <summary>
/// The names of all tasks and sources that a compilation sees: its own, and those of the referenced assemblies that have a registry,
/// because their registries are folded into one. It is made once a compilation, when the first task is analyzed: so RFN010 is live while one types,
/// which a compilation-end action would not be. Declarations are compared by their text, and only those get symbols whose names may be the same.
/// </summary>
internal sealed class TaskNameTable(KnownSymbols known)
{
    private static readonly ImmutableArray<string> Attributes = ["Task", "TaskAttribute", "Source", "SourceAttribute"];
    private static readonly ConditionalWeakTable<IAssemblySymbol, INamedTypeSymbol[]> Referenced = new();

    private readonly Lazy<Dictionary<string, List<Func<INamedTypeSymbol?>>>> _tasks = new(() => Collect(known));

    /// <summary>The other type that has the name, or null; of several, the first by its full name.</summary>
    public INamedTypeSymbol? Other(INamedTypeSymbol task)
    {
        var name = Name(task);
        if (name is null || !_tasks.Value.TryGetValue(name, out var tasks) || tasks.Count < 2) return null;
        return tasks.Select(static type => type()).OfType<INamedTypeSymbol>()
            .Where(type => !SymbolEqualityComparer.Default.Equals(type, task) && Name(type) == name)
            .OrderBy(TypeNames.Full, StringComparer.Ordinal).FirstOrDefault();
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
    public static IEnumerable<INamedTypeSymbol> All(KnownSymbols known) => Own(known).Concat(Foreign(known));

    /// <summary>The tasks and sources of the compilation alone.</summary>
    public static IEnumerable<INamedTypeSymbol> Own(KnownSymbols known) =>
        new TypeIndex(known.Compilation).MayHave(Attributes).Select(found => found.Type.Symbol(found.Tree, known.Compilation, CancellationToken.None))
            .OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Where(type => Name(type, known) is not null);

    private static IEnumerable<INamedTypeSymbol> Foreign(KnownSymbols known) =>
        known.Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => known.Has(assembly, RefrainNames.TaskRegistryAttribute))
            .SelectMany(assembly => Referenced.GetValue(assembly, assembly => [.. Types(assembly.GlobalNamespace)])).Where(type => Name(type, known) is not null);

    private static Dictionary<string, List<Func<INamedTypeSymbol?>>> Collect(KnownSymbols known)
    {
        var tasks = new Dictionary<string, List<Func<INamedTypeSymbol?>>>(StringComparer.Ordinal);
        foreach (var (tree, type) in new TypeIndex(known.Compilation).MayHave(Attributes))
        {
            var symbol = new Lazy<INamedTypeSymbol?>(() => type.Symbol(tree, known.Compilation, CancellationToken.None));
            if (type.HasName && symbol.Value is { } named && Name(named, known) is { } given) Add(given, () => symbol.Value);
            else Add(type.MetadataName, () => symbol.Value);
        }
        foreach (var type in Foreign(known)) Add(Name(type, known)!, () => type);
        return tasks;

        void Add(string name, Func<INamedTypeSymbol?> type)
        {
            if (!tasks.TryGetValue(name, out var list)) tasks[name] = list = [];
            list.Add(type);
        }
    }

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
