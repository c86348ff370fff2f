namespace Refrain.Model;

/// <summary>A record that generated code adds to.</summary>
/// <param name="Code">The full name as C# (<c>global::App.Outer.TopUsers</c>).</param>
/// <param name="FullName">The full name without assembly, as the runtime's reflection gives it (<c>App.Outer+TopUsers</c>).</param>
/// <param name="Namespace">The namespace as C#, or empty.</param>
/// <param name="Identifier">The simple name as C#.</param>
/// <param name="Outer">The headers of the containing types from the outermost (<c>partial class Outer</c>).</param>
internal sealed record TypeModel(string Code, string FullName, string Namespace, string Identifier, EquatableArray<string> Outer)
{
    /// <summary>
    /// The name of the field that keeps the key, free in this type; null where the record takes the runtime's base, <c>TaskRecord</c>, which keeps it and shows the task.
    /// </summary>
    public string? KeyField { get; init; }

    public bool HasEquals { get; init; }

    public bool HasGetHashCode { get; init; }

    public bool HasToString { get; init; }
}
