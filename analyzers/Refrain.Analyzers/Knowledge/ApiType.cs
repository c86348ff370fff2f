using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Refrain.Knowledge;

/// <summary>What the tables have about a type, found once a compilation.</summary>
internal sealed class ApiType
{
    private readonly ImmutableArray<INamedTypeSymbol> _interfaces;
    private readonly INamedTypeSymbol _type;
    private readonly Lazy<ILookup<ISymbol, ISymbol>> _implemented;

    /// <param name="type">An original definition.</param>
    /// <param name="linesOf">The lines about a type, one for each index.</param>
    /// <param name="isForeign">The type is of another assembly.</param>
    public ApiType(INamedTypeSymbol type, Func<INamedTypeSymbol, ImmutableArray<ApiTypeLines?>> linesOf, bool isForeign)
    {
        _type = type;
        IsForeign = isForeign;
        Lines = linesOf(type);
        var derived = ImmutableArray.CreateBuilder<ApiLine>();
        var interfaces = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        var hasTypeLines = false;
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            var lines = linesOf(current.OriginalDefinition);
            Add(lines, derived);

            // What is said of a base type as a whole, such as that its elements have no order, is found by the type.
            hasTypeLines |= lines.Any(static some => some is { Whole.IsEmpty: false });
        }
        foreach (var @interface in type.AllInterfaces)
        {
            if (Add(linesOf(@interface.OriginalDefinition), derived)) interfaces.Add(@interface);
        }
        _interfaces = isForeign && type.TypeKind is not TypeKind.Interface ? interfaces.ToImmutable() : [];
        DerivedLines = isForeign ? derived.ToImmutable() : [];
        IsKnown = Lines.Any(static lines => lines is not null) || !_interfaces.IsEmpty || !DerivedLines.IsEmpty || hasTypeLines;
        _implemented = new(FindImplemented);
    }

    /// <summary>The lines about the type itself: the user's, then the tables'.</summary>
    public ImmutableArray<ApiTypeLines?> Lines { get; }

    /// <summary>Lines of base types and interfaces that also hold for this type's members.</summary>
    public ImmutableArray<ApiLine> DerivedLines { get; }

    /// <summary>The type is of another assembly.</summary>
    public bool IsForeign { get; }

    /// <summary>Can there be anything about members that override none, or about the type?</summary>
    public bool IsKnown { get; }

    /// <summary>The members of interfaces with lines that a member of this type implements, as original definitions.</summary>
    public IEnumerable<ISymbol> Implemented(ISymbol member) => _interfaces.IsEmpty ? [] : _implemented.Value[member];

    /// <summary>Namespace, containing types and type, by metadata names with dots between: as documentation ids write it.</summary>
    public static string FullName(INamedTypeSymbol type)
    {
        var name = new StringBuilder(type.MetadataName);
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType) name.Insert(0, '.').Insert(0, outer.MetadataName);
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace) name.Insert(0, '.').Insert(0, space.Name);
        return name.ToString();
    }

    private static bool Add(ImmutableArray<ApiTypeLines?> lines, ImmutableArray<ApiLine>.Builder derived)
    {
        var any = false;
        foreach (var some in lines)
        {
            if (some is null) continue;
            any = true;
            derived.AddRange(some.Whole.Where(static line => line.Entry.Has(ApiSettings.Derived)));
        }
        return any;
    }

    private ILookup<ISymbol, ISymbol> FindImplemented()
    {
        var pairs = from @interface in _interfaces
                    from member in @interface.GetMembers()
                    where ApiPattern.KindOf(member) is 'M' or 'P' or 'E'
                    let implementation = _type.FindImplementationForInterfaceMember(member)
                    where implementation is not null
                    select (implementation.OriginalDefinition, Member: member.OriginalDefinition);
        return pairs.ToLookup(static pair => pair.OriginalDefinition, static pair => pair.Member, (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default);
    }
}
