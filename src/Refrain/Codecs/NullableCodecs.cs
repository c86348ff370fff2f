namespace Refrain.Codecs;

/// <summary>The codec of nullable value types: a mark of presence, then the value if there is one.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct NullableCodec<T, TCodec> : IValueCodec<T?>
    where T : struct
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = TCodec.Schema + "?";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, T? value)
    {
        if (writer.WritePresence(value.HasValue))
            TCodec.Write(ref writer, value.GetValueOrDefault());
    }

    /// <inheritdoc/>
    public static T? Read(ref ValueReader reader) => reader.ReadPresence() ? TCodec.Read(ref reader) : null;
}

/// <summary>The codec of nullable reference types: a mark of presence, then the value if there is one.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
public readonly struct NullableReferenceCodec<T, TCodec> : IValueCodec<T?>
    where T : class
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static string Schema { get; } = TCodec.Schema + "?";

    /// <inheritdoc/>
    public static void Write(ref ValueWriter writer, T? value)
    {
        if (writer.WritePresence(value is not null))
            TCodec.Write(ref writer, value!);
    }

    /// <inheritdoc/>
    public static T? Read(ref ValueReader reader) => reader.ReadPresence() ? TCodec.Read(ref reader) : null;
}
