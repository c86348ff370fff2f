using Microsoft.CodeAnalysis;
using Refrain.Effects.Kept;

namespace Refrain.Effects;

/// <summary>Something of a member or type that is walked, and how. Two are the same if they are about the same.</summary>
internal sealed class Member(ISymbol symbol, FactKind kind, Func<Session, ISymbol, MemberSummary> walk) : IEquatable<Member>
{
    public ISymbol Symbol => symbol;

    public FactKind Kind => kind;

    public Func<Session, ISymbol, MemberSummary> Walk => walk;

    private string File => symbol.Locations.FirstOrDefault()?.SourceTree?.FilePath ?? "";

    private int Start => symbol.Locations.FirstOrDefault()?.SourceSpan.Start ?? 0;

    /// <summary>By file and place, which are the same in each run.</summary>
    public static int InOrder(Member one, Member other)
    {
        var order = string.CompareOrdinal(one.File, other.File);
        if (order == 0) order = one.Start.CompareTo(other.Start);
        if (order == 0) order = one.Kind.CompareTo(other.Kind);
        // The accessors of an event, and what the compiler declares beside others, have one place.
        return order != 0 ? order : string.CompareOrdinal(one.Symbol.MetadataName, other.Symbol.MetadataName);
    }

    public bool Equals(Member? other) => other is not null && kind == other.Kind && SymbolEqualityComparer.Default.Equals(symbol, other.Symbol);

    public override bool Equals(object? other) => Equals(other as Member);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(symbol) * 31 + (int)kind;
}
