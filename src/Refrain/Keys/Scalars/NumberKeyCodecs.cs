using System.Globalization;
using System.Numerics;

namespace Refrain.Keys;

// Numbers are written with a dot, whatever the culture.

internal static class NumberText
{
    /// <summary>Whether a number is one that its type has: what is too large would be read as infinity, which has a word of its own.</summary>
    public static bool IsInRange(string text, bool isInfinite) => !isInfinite || !text.AsSpan().ContainsAnyInRange('0', '9');

    /// <summary>Whether a decimal is what was written, or was rounded to the digits that it can have.</summary>
    /// <param name="text">A number, as it was parsed.</param>
    /// <param name="value">What came of it.</param>
    public static bool IsExact(string text, decimal value) => DigitsOf(text) == DigitsOf(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The digits from the first to the last that is not 0, and where the point is after the last of them. A number has one such form.</summary>
    private static (string Digits, BigInteger Exponent) DigitsOf(string text)
    {
        var at = text.AsSpan().IndexOfAny('e', 'E');
        var number = at < 0 ? text : text[..at];
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var fraction = point < 0 ? 0 : number[point..].Count(char.IsAsciiDigit);
        var digits = string.Concat(number.Where(char.IsAsciiDigit)).TrimStart('0');
        var significant = digits.TrimEnd('0');
        var exponent = at < 0 || significant.Length == 0 ? 0 : BigInteger.Parse(text.AsSpan(at + 1), NumberStyles.Integer, CultureInfo.InvariantCulture);
        return (significant, significant.Length == 0 ? 0 : exponent - fraction + (digits.Length - significant.Length));
    }
}

internal sealed class HalfKeyCodec : ScalarKeyCodec<Half>
{
    public override void Write(ref KeyWriter writer, Half value) => writer.Write(value);

    public override Half Read(ref KeyReader reader) => reader.ReadHalf();

    public override string Format(Half value) => (value == Half.Zero ? Half.Zero : value).ToString("R", Invariant);

    protected override string Expected => "A number";

    protected override string Example => "0.25";

    protected override bool TryParse(string text, out Half value) =>
        Half.TryParse(text, NumberStyles.Float, Invariant, out value) && NumberText.IsInRange(text, Half.IsInfinity(value));
}

internal sealed class SingleKeyCodec : ScalarKeyCodec<float>
{
    public override void Write(ref KeyWriter writer, float value) => writer.Write(value);

    public override float Read(ref KeyReader reader) => reader.ReadSingle();

    public override string Format(float value) => (value == 0 ? 0 : value).ToString("R", Invariant);

    protected override string Expected => "A number";

    protected override string Example => "0.25";

    protected override bool TryParse(string text, out float value) =>
        float.TryParse(text, NumberStyles.Float, Invariant, out value) && NumberText.IsInRange(text, float.IsInfinity(value));
}

internal sealed class DoubleKeyCodec : ScalarKeyCodec<double>
{
    public override void Write(ref KeyWriter writer, double value) => writer.Write(value);

    public override double Read(ref KeyReader reader) => reader.ReadDouble();

    public override string Format(double value) => (value == 0 ? 0 : value).ToString("R", Invariant);

    protected override string Expected => "A number";

    protected override string Example => "0.25";

    protected override bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, Invariant, out value) && NumberText.IsInRange(text, double.IsInfinity(value));
}

internal sealed class DecimalKeyCodec : ScalarKeyCodec<decimal>
{
    public override void Write(ref KeyWriter writer, decimal value) => writer.Write(value);

    public override decimal Read(ref KeyReader reader) => reader.ReadDecimal();

    public override string Format(decimal value) => KeyFormat.Normalise(value).ToString(Invariant);

    protected override string Expected => "A decimal number of at most 28 digits";

    protected override string Example => "12.50";

    protected override bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, Invariant, out value) && NumberText.IsExact(text, value);
}
