namespace Refrain.Keys;

/// <summary>A codec whose values form ranges (integers, dates).</summary>
public interface IRangeCodec
{
    /// <summary>Expands <c>a..b</c>, both ends included, to the texts of its values.</summary>
    /// <returns>The values in ascending order; <see langword="null"/> when the text is not a range.</returns>
    /// <exception cref="FormatException">An end is not a value of the type, or the range runs backwards.</exception>
    IEnumerable<string>? Expand(string text);
}
