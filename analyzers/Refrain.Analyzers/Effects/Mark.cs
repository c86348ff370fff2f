using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>What a mark says of a value.</summary>
internal enum MarkKind
{
    /// <summary>It depends on something that a task must not depend on; the rule says on what.</summary>
    Taint,

    /// <summary>It comes from a data input.</summary>
    Input,

    /// <summary>It is reachable from a static.</summary>
    Static,

    /// <summary>It was handed in to be written to: an output, a scratch folder, or a path made from one.</summary>
    Handed,

    /// <summary>It is a temporary of the task's own.</summary>
    Temporary,

    /// <summary>What is written to it lasts: a file, a connection, a request, the task's output.</summary>
    Sink,

    /// <summary>It was asked from a database: what it guards is guarded by what is stored.</summary>
    Queried,

    /// <summary>Its enumeration has an order, though its type does not promise one.</summary>
    Ordered,

    /// <summary>It is the value of a parameter of the member that is looked at, or of what the parameter holds.</summary>
    Argument,

    /// <summary>It is, or goes over, this connection to a database: one that was created at the site, or is the service of that name.</summary>
    Connection,

    /// <summary>It is a request with an idempotency key.</summary>
    Key,

    /// <summary>Something else that a call needs to know, as <c>http:POST</c>.</summary>
    Fact,
}

/// <summary>How firmly a value holds on to what a mark speaks of.</summary>
internal enum Hold
{
    /// <summary>It was computed from it.</summary>
    Derived,

    /// <summary>It is a copy of it, as numbers and texts are: the same, but changing one does not change the other.</summary>
    Copy,

    /// <summary>It is another collection of the same elements.</summary>
    Elements,

    /// <summary>It is the same object, or a part of it: changing one changes the other.</summary>
    Same,
}

/// <summary>Something known of a value.</summary>
/// <param name="Kind">What.</param>
/// <param name="Hold">How firmly.</param>
/// <param name="Rule">For a taint: the rule that speaks of it. For a fact: the fact.</param>
/// <param name="Site">For a taint: where it comes from.</param>
/// <param name="Argument">For an argument: the parameter's ordinal, or <see cref="This"/>.</param>
/// <param name="Path">For an argument: the members that lead from the parameter to the value, each with a dot before it.</param>
/// <param name="Symbol">
/// For a static: the field or property. For a taint: the virtual member that gives it, where the object's type is not known yet; then
/// <paramref name="Argument"/> and <paramref name="Path"/> say what object it is.
/// </param>
internal sealed record Mark(MarkKind Kind, Hold Hold = Hold.Derived, string Rule = "", Site? Site = null, int Argument = 0, string Path = "", ISymbol? Symbol = null)
{
    /// <summary>The ordinal of the receiver.</summary>
    public const int This = -1;

    /// <summary>The ordinal of what the first open call gives; those after it have lesser ones.</summary>
    public const int FirstOpen = -3;

    /// <summary>Stands for the order in which the member is called: where callers loop in none, what it adds comes in none.</summary>
    public static readonly Mark Order = new(MarkKind.Argument, Argument: -2);

    /// <summary>The number of the attempt: no rule speaks of it, but a key that is to be the same each time must not be made of it.</summary>
    public const string AttemptRule = "attempt";

    public static readonly Mark Handed = new(MarkKind.Handed);
    public static readonly Mark Temporary = new(MarkKind.Temporary);
    public static readonly Mark Sink = new(MarkKind.Sink);
    public static readonly Mark Queried = new(MarkKind.Queried);
    public static readonly Mark Ordered = new(MarkKind.Ordered);
    public static readonly Mark Key = new(MarkKind.Key);
    public static readonly Mark Input = new(MarkKind.Input, Hold.Same);

    public static Mark Taint(string rule, Site site) => new(MarkKind.Taint, Hold.Derived, rule, site);

    /// <summary>The order in which what runs at the same time gets somewhere.</summary>
    public static Mark Arrival(Site site) => new(MarkKind.Taint, Hold.Derived, EffectIds.Unordered, site, Path: ArrivalPath);

    /// <summary>Is it the order in which what runs at the same time gets somewhere?</summary>
    public bool IsArrival => Kind == MarkKind.Taint && Path == ArrivalPath;

    private const string ArrivalPath = "arrival";

    public static Mark Of(int parameter) => new(MarkKind.Argument, Hold.Same, Argument: parameter);

    /// <summary>It is what a static holds.</summary>
    /// <param name="member">The static.</param>
    /// <param name="isCache">Does that only keep results which are the same each time?</param>
    public static Mark Static(ISymbol member, bool isCache) => new(MarkKind.Static, Hold.Same, isCache ? CacheRule : "", Symbol: member);

    public static Mark Fact(string fact) => new(MarkKind.Fact, Hold.Derived, fact);

    /// <summary>A taint that a call of a virtual member gives, unless the object turns out to be of a type whose code is at hand.</summary>
    public static Mark Virtual(Mark taint, IMethodSymbol method, Mark receiver) => taint with { Symbol = method, Argument = receiver.Argument, Path = receiver.Path };

    /// <summary>For an argument: it only decides whether something is so, as the size of a batch decides when it is full.</summary>
    public bool IsControl => Kind == MarkKind.Argument && Rule is ControlRule or SortedControlRule;

    /// <summary>For an argument: not it, but the order of its elements.</summary>
    public bool IsOrder => Kind == MarkKind.Argument && Rule == OrderRule;

    /// <summary>For an argument: it, in whatever order its elements come.</summary>
    public bool IsSorted => Kind == MarkKind.Argument && Rule is SortedRule or SortedControlRule;

    /// <summary>Does it speak of an order that nothing promises, or that a caller may not promise?</summary>
    public bool IsOfOrder => this is { Kind: MarkKind.Taint, Rule: EffectIds.Unordered } || IsOrder;

    /// <summary>The same, as what decides.</summary>
    public Mark AsControl() => Kind != MarkKind.Argument ? AtMost(Hold.Derived) : IsOrder ? this : this with { Hold = Hold.Derived, Rule = IsSorted ? SortedControlRule : ControlRule };

    /// <summary>For an argument: the same, with its elements in an order of their own, or in one that is no matter.</summary>
    public Mark AsSorted() => Kind != MarkKind.Argument || IsOrder || IsSorted || Argument == Order.Argument ? this : this with { Rule = IsControl ? SortedControlRule : SortedRule };

    /// <summary>For an argument: the order of its elements.</summary>
    /// <param name="site">Where it is enumerated, if what stands behind an interface decides whether there is an order.</param>
    public Mark AsOrder(Site? site) => Argument == Order.Argument || IsOrder ? this : this with { Hold = Hold.Derived, Rule = OrderRule, Site = site };

    private const string ControlRule = "control";
    private const string OrderRule = "order";
    private const string SortedRule = "sorted";
    private const string SortedControlRule = "sorted control";

    /// <summary>For a static: it only keeps results that are the same each time.</summary>
    public bool IsCache => Kind == MarkKind.Static && Rule == CacheRule;

    private const string CacheRule = "cache";

    /// <summary>Does it go on to what is computed from the value?</summary>
    public bool Spreads => Kind is not (MarkKind.Ordered or MarkKind.Fact);

    /// <summary>The same, held no firmer than that.</summary>
    public Mark AtMost(Hold hold) => Hold <= hold ? this : this with { Hold = hold };

    /// <summary>Its hash, once somebody has asked; 0 before. Marks are compared far more often than made.</summary>
    private int _hash;

    private Mark(Mark original)
    {
        // Of all but the hash, which is another once something is set.
        (Kind, Hold, Rule, Site, Argument, Path, Symbol) = (original.Kind, original.Hold, original.Rule, original.Site, original.Argument, original.Path, original.Symbol);
    }

    public bool Equals(Mark? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && IsSame(other));

    private bool IsSame(Mark other) =>
        Kind == other.Kind && Hold == other.Hold && Argument == other.Argument && Rule == other.Rule && Path == other.Path
        && Equals(Site, other.Site) && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override int GetHashCode()
    {
        if (_hash != 0) return _hash;
        var hash = (((((int)Kind * 31 + (int)Hold) * 31 + Argument) * 31 + (Site?.GetHashCode() ?? 0)) * 31 + StringComparer.Ordinal.GetHashCode(Path)) * 31 + StringComparer.Ordinal.GetHashCode(Rule);
        return _hash = hash == 0 ? 1 : hash;
    }
}
