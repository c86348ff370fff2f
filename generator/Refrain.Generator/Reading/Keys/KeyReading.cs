using Refrain.Model;

namespace Refrain.Reading;

/// <summary>What a strategy says of a type: how it is encoded, why it cannot be, or nothing, as the type is not its business.</summary>
/// <param name="Part">How the type is encoded; null otherwise.</param>
/// <param name="Path">Where the fault lies below the type, as member names with dots; empty for the type itself.</param>
/// <param name="Reason">Why the type cannot be part of a key; null otherwise.</param>
internal readonly record struct KeyReading(KeyPart? Part, string Path, string? Reason)
{
    /// <summary>The type is another strategy's.</summary>
    public static KeyReading NotMine => default;

    public bool IsMine => Part is not null || Reason is not null;

    public static KeyReading Success(KeyPart part) => new(part, "", null);

    public static KeyReading Failure(string reason) => new(null, "", reason);

    /// <summary>The same, whose values are compared as those of another type are.</summary>
    public KeyReading ComparedAs(KeyPart other) => Part is null ? this : this with { Part = Part with { IsComparedAlike = other.IsComparedAlike } };

    /// <summary>The failure as the owner of a member tells it.</summary>
    public KeyReading Below(string member) => this with { Path = Path.Length == 0 ? member : member + "." + Path };
}
