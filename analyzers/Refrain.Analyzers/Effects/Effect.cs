using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Sql;

namespace Refrain.Effects;

/// <summary>What decides whether an effect is a fault, once the caller is known.</summary>
internal enum EffectKind
{
    /// <summary>It is one, whatever the caller.</summary>
    Certain,

    /// <summary>It touches a path: not when that was handed in, or, for reading, declared.</summary>
    File,

    /// <summary>It changes an object: of an input (RFN210) or of a static (RFN207).</summary>
    Change,

    /// <summary>Text is executed by a database.</summary>
    Sql,

    /// <summary>Something is stored as a new row, unless guarded.</summary>
    Insert,

    /// <summary>A request is sent.</summary>
    Request,

    /// <summary>Something lasting is written: what it is made of counts.</summary>
    Sunk,
}

/// <summary>Something that a member does, as far as it can be said without its caller.</summary>
/// <param name="Kind">What decides whether it is a fault.</param>
/// <param name="Rule">The rule, where the kind alone does not say it.</param>
/// <param name="Site">Where.</param>
/// <param name="Target">The path, the object, the connection or the request.</param>
/// <param name="Content">What reaches it.</param>
internal sealed record Effect(EffectKind Kind, string Rule, Site Site, Value Target, Value Content)
{
    /// <summary>The transaction around it: the place that began it.</summary>
    public Location? Transaction { get; init; }

    /// <summary>Is it in a loop?</summary>
    public bool InLoop { get; init; }

    /// <summary>The branches that it is in, outermost first: the choice, and which of its ways.</summary>
    public ImmutableArray<(Location Choice, int Way)> Branches { get; init; } = [];

    /// <summary>Can only one of both happen?</summary>
    public bool Excludes(Effect other) => Branches.Any(branch => other.Branches.Any(o => o.Choice == branch.Choice && o.Way != branch.Way));

    /// <summary>Does it happen only after a look at what is stored?</summary>
    public bool Guarded { get; init; }

    /// <summary>The dialect, where the target's type tells.</summary>
    public SqlDialect Dialect { get; init; } = SqlDialect.Unknown;

    /// <summary>What says how a file is opened, which verb a request has, or what connection executes a text.</summary>
    public Value Mode { get; init; } = Value.None;

    /// <summary>As <see cref="Mode"/>: an exception is caught and becomes a part of what comes back.</summary>
    public const string GivesOn = "gives on";

    /// <summary>Is it only a fault if nobody looks at what comes back?</summary>
    public bool Asks { get; init; }

    /// <summary>Do rows, or an answer, come back to the caller?</summary>
    public bool Returns { get; init; }

    /// <summary>Does it happen when a type is first used, and then no more?</summary>
    public bool Once { get; init; }

    /// <summary>Is it in a function that an initialiser keeps, so that it happens only if somebody calls that?</summary>
    public bool IsKept { get; init; }

    /// <summary>What makes it the same for all who may be the first to use its type.</summary>
    public (EffectKind, string, string, Location) Start => (Kind, Rule, Site.Api, Site.Place);

    /// <summary>Seen from whoever may be the first to use the type: no loop and no condition of its own decides about it.</summary>
    public Effect AtStart(Step step) => this with { Site = Site.Through(step), Once = true, IsKept = false };

    /// <summary>Seen from a caller.</summary>
    public Effect Through(Step step, Func<Value, Value> values, Location? transaction, bool inLoop, bool guarded, ImmutableArray<(Location Choice, int Way)> branches) => this with
    {
        Site = Site.Through(step),
        Target = values(Target),
        Content = values(Content),
        Mode = values(Mode),
        Transaction = Once ? Transaction : Transaction ?? transaction,
        InLoop = InLoop || (inLoop && !Once),
        Guarded = Guarded || (guarded && !Once),
        Branches = Once ? Branches : branches.AddRange(Branches),
        IsKept = false,
    };
}
