using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// What a member does and gives, in terms of its receiver and its parameters: the walk of a body happens once, and callers put their own
/// values in place of the parameters.
/// </summary>
/// <param name="Result">What it returns or yields.</param>
/// <param name="Effects">What it does.</param>
/// <param name="Changes">What it adds to its receiver (<see cref="Mark.This"/>) and its parameters.</param>
internal sealed record MemberSummary(Value Result, ImmutableArray<Effect> Effects, ImmutableArray<ParameterChange> Changes)
{
    /// <summary>A transaction that it begins and leaves open.</summary>
    public OpenTransaction? Transaction { get; init; }

    /// <summary>Does it end a transaction that somebody else has begun?</summary>
    public bool EndsTransaction { get; init; }

    /// <summary>Of the start of a type: what its statics are then, by name.</summary>
    public ImmutableDictionary<string, Value> Statics { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>Of the start of a type: does any use of it run it, not only the reading of a static?</summary>
    public bool HasStaticConstructor { get; init; }

    /// <summary>Of a static: what its assembly does with it.</summary>
    public StaticUse Use { get; init; }

    /// <summary>The ordinals of the functions among its parameters that it calls only within a transaction that it has begun.</summary>
    public ImmutableArray<int> Within { get; init; } = [];

    /// <summary>The virtual calls that other assemblies may answer.</summary>
    public ImmutableArray<OpenCall> Open { get; init; } = [];

    /// <summary>The assembly that has published it; null for one that was made here.</summary>
    public IAssemblySymbol? Origin { get; init; }

    public static readonly MemberSummary Empty = new(Value.None, [], []);
}

/// <summary>Something that a member adds to one of its parameters.</summary>
/// <param name="Parameter">The ordinal, or <see cref="Mark.This"/>.</param>
/// <param name="Path">The members that lead to what is changed, each with a dot before it.</param>
/// <param name="Added">What is added.</param>
/// <param name="Assigned">Is it what is there afterwards (an <c>out</c> or <c>ref</c> parameter, a member that is set), not something more?</param>
internal sealed record ParameterChange(int Parameter, string Path, Value Added, bool Assigned);
