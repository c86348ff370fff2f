namespace Refrain.Keys;

/// <summary>
/// The text forms of what may be null: <c>null</c>, and for values that are no text the empty text too.
/// Text that itself reads <c>null</c> gets a backslash in front, and so does that.
/// </summary>
internal static class NullText
{
    public const string Null = "null";

    public static string Escape(string text) => text.AsSpan().TrimStart('\\').SequenceEqual(Null) ? "\\" + text : text;

    public static string Unescape(string text) =>
        text.StartsWith('\\') && text.AsSpan().TrimStart('\\').SequenceEqual(Null) ? text[1..] : text;
}

/// <summary>A value type that may be null.</summary>
internal sealed class NullableKeyCodec<T>(IKeyCodec<T> codec) : IKeyCodec<T?>
    where T : struct
{
    public void Write(ref KeyWriter writer, T? value)
    {
        if (value is { } present)
            codec.Write(ref writer, present);
        else
            writer.WriteNull();
    }

    public T? Read(ref KeyReader reader) => reader.TryReadNull() ? null : codec.Read(ref reader);

    public string Format(T? value) => value is { } present ? NullText.Escape(codec.Format(present)) : NullText.Null;

    public T? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is NullText.Null or "" ? null : codec.Parse(NullText.Unescape(text));
    }
}

/// <summary>A reference that may be null.</summary>
internal sealed class NullableReferenceKeyCodec<T>(IKeyCodec<T> codec) : IKeyCodec<T?>
    where T : class
{
    public void Write(ref KeyWriter writer, T? value)
    {
        if (value is not null)
            codec.Write(ref writer, value);
        else
            writer.WriteNull();
    }

    public T? Read(ref KeyReader reader) => reader.TryReadNull() ? null : codec.Read(ref reader);

    public string Format(T? value) => value is null ? NullText.Null : NullText.Escape(codec.Format(value));

    public T? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text == NullText.Null ? null : codec.Parse(NullText.Unescape(text));
    }
}
