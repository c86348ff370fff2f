namespace Refrain.Model;

/// <summary>A member of the task that generated code calls or, for a property, reads.</summary>
/// <param name="Identifier">The member's name as C#.</param>
internal sealed record CallModel(string Identifier)
{
    public bool IsStatic { get; init; }

    /// <summary>Whether what it returns is to be awaited.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>Whether what it returns may be null instead of something to await: it is no <c>async</c> method, and returns a class.</summary>
    public bool MayGiveNull { get; init; }

    /// <summary>Whether it returns nothing.</summary>
    public bool IsVoid { get; init; }

    public EquatableArray<InputModel> Inputs { get; init; }
}
