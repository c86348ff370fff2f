using Refrain.Model;

namespace Refrain.Reading;

/// <summary>What a strategy says of a type: how it is stored, why it cannot be, or nothing, as the type is not its business.</summary>
/// <param name="Part">How the type is stored; null otherwise.</param>
/// <param name="Path">Where the fault lies below the type, as member names with dots and <c>[]</c> for elements; empty for the type itself.</param>
/// <param name="Reason">Why the type cannot be stored; null otherwise.</param>
internal readonly record struct ValueReading(ValuePart? Part, string Path, string? Reason)
{
    /// <summary>The type is another strategy's.</summary>
    public static ValueReading NotMine => default;

    public bool IsMine => Part is not null || Reason is not null;

    public static ValueReading Success(ValuePart part) => new(part, "", null);

    public static ValueReading Failure(string reason) => new(null, "", reason);

    /// <summary>The failure as the owner of a member tells it.</summary>
    public ValueReading Below(string member) =>
        this with { Path = Path.Length == 0 ? member : Path.StartsWith("[", StringComparison.Ordinal) ? member + Path : member + "." + Path };
}
