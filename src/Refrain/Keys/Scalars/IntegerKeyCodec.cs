using System.Globalization;
using System.Numerics;

namespace Refrain.Keys;

/// <summary>The codec of one width of integers. Ranges are written <c>1..5</c>.</summary>
internal abstract class IntegerKeyCodec<T> : IKeyCodec<T>, IRangeCodec
    where T : struct, IBinaryInteger<T>
{
    public abstract void Write(ref KeyWriter writer, T value);

    public abstract T Read(ref KeyReader reader);

    public string Format(T value) => value.ToString(null, CultureInfo.InvariantCulture);

    public T Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException(Bounds is { } bounds ? $"A whole number {bounds} was expected." : "A whole number was expected.");
    }

    public IEnumerable<string>? Expand(string text) => KeyRange.Expand(text, Parse, Format, static value => value + T.One);

    /// <summary>The bounds in words, or <see langword="null"/> where there are none.</summary>
    protected virtual string? Bounds => null;

    protected static string Between<TBounded>()
        where TBounded : IMinMaxValue<TBounded> =>
        string.Create(CultureInfo.InvariantCulture, $"from {TBounded.MinValue} to {TBounded.MaxValue}");
}
