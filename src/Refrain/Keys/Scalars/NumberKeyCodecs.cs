using System.Globalization;

namespace Refrain.Keys;

// Numbers are written with a dot, whatever the culture.

internal static class NumberText
{
    /// <summary>Whether a number is one that its type has: what is too large would be read as infinity, which has a word of its own.</summary>
    public static bool IsInRange(string text, bool isInfinite) => !isInfinite || !text.AsSpan().ContainsAnyInRange('0', '9');
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

    protected override string Expected => "A decimal number";

    protected override string Example => "12.50";

    protected override bool TryParse(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, Invariant, out value);
}
