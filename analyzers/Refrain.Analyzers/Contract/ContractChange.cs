using System.Collections.Immutable;

namespace Refrain.Contract;

/// <summary>A difference between the file and the code.</summary>
/// <param name="What">What is different.</param>
/// <param name="Consequence">What follows from it, and what to do.</param>
internal sealed record ContractChange(string What, string Consequence)
{
    /// <summary>The parameter it is about, where the code has it.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether it is about the output.</summary>
    public bool IsOfOutput { get; init; }

    /// <summary>For a code fix: names of <see cref="ContractIds"/>.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>With something more for a code fix.</summary>
    public ContractChange With(string name, string value) => this with { Properties = Properties.SetItem(name, value) };
}
