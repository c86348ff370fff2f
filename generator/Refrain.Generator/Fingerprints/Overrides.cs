using Microsoft.CodeAnalysis;

namespace Refrain.Generator.Fingerprints;

/// <summary>What a call of a virtual or interface member of this compilation can end in: the world is closed, so it is all that the compilation declares.</summary>
internal sealed class Overrides
{
    private readonly Dictionary<ISymbol, List<ISymbol>> _of = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, List<ISymbol>> _forOthers = new(SymbolEqualityComparer.Default);

    public Overrides(IAssemblySymbol assembly, CancellationToken cancellation)
    {
        foreach (var type in Types(assembly.GlobalNamespace))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(type, assembly);
        }
        foreach (var found in _of.Values.Concat(_forOthers.Values))
        {
            found.Sort(static (a, b) => string.CompareOrdinal(CodeSymbols.Id(a), CodeSymbols.Id(b)));
        }
    }

    /// <summary>The members that override or implement the member, ordinally by id.</summary>
    public IReadOnlyList<ISymbol> Of(ISymbol member) => _of.TryGetValue(member, out var found) ? found : [];

    /// <summary>The members of a type by which other assemblies call it, such as <c>ToString</c> and <c>CompareTo</c>, ordinally by id.</summary>
    public IReadOnlyList<ISymbol> ForOthers(INamedTypeSymbol type) => _forOthers.TryGetValue(type, out var found) ? found : [];

    /// <summary>All types that the compilation declares, nested ones included.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol root)
    {
        var waiting = new Stack<INamespaceOrTypeSymbol>();
        waiting.Push(root);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (next is INamedTypeSymbol type)
            {
                yield return type;
            }
            foreach (var member in next.GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                {
                    waiting.Push(inner);
                }
            }
        }
    }

    private void Read(INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return;
        }
        foreach (var member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared)
            {
                continue; // what the compiler makes of the type's header is the type's
            }
            for (var overridden = Overridden(member); overridden is not null; overridden = Overridden(overridden))
            {
                Add(overridden, member, type, assembly);
            }
        }
        foreach (var implemented in type.AllInterfaces)
        {
            if (type.IsRecord && IsOwnEquality(implemented, type))
            {
                continue;
            }
            foreach (var member in implemented.GetMembers())
            {
                if (type.FindImplementationForInterfaceMember(member) is { } found && SymbolEqualityComparer.Default.Equals(found.ContainingAssembly, assembly))
                {
                    Add(member, found, type, assembly);
                }
            }
        }
    }

    /// <summary>Is it the equality that each record has, in the form that the compiler makes of the header?</summary>
    private static bool IsOwnEquality(INamedTypeSymbol implemented, INamedTypeSymbol record) =>
        implemented is { Name: nameof(IEquatable<object>), TypeArguments.Length: 1 } && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], record)
        && record.GetMembers(nameof(Equals)).All(static member => member.IsImplicitlyDeclared);

    private void Add(ISymbol called, ISymbol found, INamedTypeSymbol type, IAssemblySymbol assembly)
    {
        if (CodeSymbols.Declared(called) is not { } target || CodeSymbols.Declared(found) is not { } member || member is INamedTypeSymbol)
        {
            return;
        }
        var list = SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, assembly) ? List(_of, target) : List(_forOthers, type.OriginalDefinition);
        if (!list.Contains(member, SymbolEqualityComparer.Default))
        {
            list.Add(member);
        }
    }

    private static List<ISymbol> List<TKey>(Dictionary<TKey, List<ISymbol>> lists, TKey key)
        where TKey : ISymbol
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }
        return list;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };
}
