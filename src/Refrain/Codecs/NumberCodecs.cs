namespace Refrain.Codecs;

/// <summary>The codec of truth values.</summary>
public readonly struct BooleanCodec : IOrderedCodec<bool>
{
    /// <inheritdoc/>
    public static string Schema => "bool";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, bool value) => writer.Write(value);

    /// <inheritdoc/>
    public static bool Read(ref ValueReader reader) => reader.ReadBoolean();

    /// <inheritdoc/>
    public static int Compare(bool x, bool y) => x.CompareTo(y);
}

/// <summary>The codec of 16-bit floating-point numbers.</summary>
public readonly struct HalfCodec : IOrderedCodec<Half>
{
    /// <inheritdoc/>
    public static string Schema => "f16";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, Half value) => writer.Write(value);

    /// <inheritdoc/>
    public static Half Read(ref ValueReader reader) => reader.ReadHalf();

    /// <inheritdoc/>
    public static int Compare(Half x, Half y) => x.CompareTo(y);
}

/// <summary>The codec of 32-bit floating-point numbers.</summary>
public readonly struct SingleCodec : IOrderedCodec<float>
{
    /// <inheritdoc/>
    public static string Schema => "f32";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, float value) => writer.Write(value);

    /// <inheritdoc/>
    public static float Read(ref ValueReader reader) => reader.ReadSingle();

    /// <inheritdoc/>
    public static int Compare(float x, float y) => x.CompareTo(y);
}

/// <summary>The codec of 64-bit floating-point numbers.</summary>
public readonly struct DoubleCodec : IOrderedCodec<double>
{
    /// <inheritdoc/>
    public static string Schema => "f64";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, double value) => writer.Write(value);

    /// <inheritdoc/>
    public static double Read(ref ValueReader reader) => reader.ReadDouble();

    /// <inheritdoc/>
    public static int Compare(double x, double y) => x.CompareTo(y);
}

/// <summary>The codec of decimal numbers, with their scale.</summary>
public readonly struct DecimalCodec : IOrderedCodec<decimal>
{
    /// <inheritdoc/>
    public static string Schema => "decimal";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, decimal value) => writer.Write(value);

    /// <inheritdoc/>
    public static decimal Read(ref ValueReader reader) => reader.ReadDecimal();

    /// <inheritdoc/>
    public static int Compare(decimal x, decimal y) => x.CompareTo(y);
}
