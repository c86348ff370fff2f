using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>What is wrong with a declaration: the generator then emits nothing for the task, the analyzers report it.</summary>
/// <param name="Id">The rule, one of <see cref="ProblemIds"/>.</param>
/// <param name="Location">What to mark.</param>
/// <param name="Arguments">What the rule's message format takes, in its order.</param>
/// <param name="Properties">What a code fix needs to know, by the names of <see cref="ProblemProperties"/>.</param>
internal sealed record Problem(
    string Id, Location Location, ImmutableArray<string> Arguments, ImmutableDictionary<string, string?> Properties)
{
    public Problem(string id, Location location, params string[] arguments)
        : this(id, location, ImmutableArray.Create(arguments), ImmutableDictionary<string, string?>.Empty)
    {
    }

    /// <summary>The same problem with one more thing that a code fix needs.</summary>
    public Problem With(string property, string? value) => this with { Properties = Properties.SetItem(property, value) };
}
