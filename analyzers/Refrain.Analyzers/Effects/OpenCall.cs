using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Effects;

/// <summary>
/// A virtual call that another assembly may answer, with a class that nobody here knows. What it gives is the value of one more parameter; who knows the
/// classes puts what they do in its place.
/// </summary>
/// <param name="Method">What is called; null where the compilation at hand cannot see it.</param>
/// <param name="Site">Where.</param>
/// <param name="Receiver">On what.</param>
/// <param name="Arguments">With what.</param>
internal sealed record OpenCall(IMethodSymbol? Method, Site Site, Value Receiver, ImmutableArray<Value> Arguments)
{
    /// <summary>The transaction around it.</summary>
    public Location? Transaction { get; init; }

    /// <summary>Is it in a loop?</summary>
    public bool InLoop { get; init; }

    /// <summary>Does it happen only after a look at what is stored?</summary>
    public bool Guarded { get; init; }

    /// <summary>The branches that it is in, outermost first.</summary>
    public ImmutableArray<(Location Choice, int Way)> Branches { get; init; } = [];
}
