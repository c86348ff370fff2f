namespace Refrain.Keys;

/// <summary>
/// Wraps a codec of the user, which may write any number of values: they stand between two marks, so that the whole ends where it says.
/// What its <c>Read</c> throws becomes a <see cref="KeyFormatException"/>: malformed messages have no other outcome. What <c>Write</c> and <c>Format</c> throw becomes a
/// <see cref="KeyCodecException"/>, as the trace of the stack is not always there to say whose fault it is.
/// </summary>
internal sealed class CustomKeyCodec<T>(IKeyCodec<T> codec) : IKeyCodec<T>
{
    public void Write(ref KeyWriter writer, T value)
    {
        writer.BeginCustom();
        try
        {
            codec.Write(ref writer, value);
        }
        catch (Exception e) when (IsOwn(e))
        {
            throw new KeyCodecException(codec.GetType(), nameof(Write), e);
        }

        writer.EndCustom();
    }

    public T Read(ref KeyReader reader)
    {
        reader.Tag(KeyTag.Custom, "a value of a codec");
        T value;
        try
        {
            value = codec.Read(ref reader);
        }
        catch (Exception e) when (e is not KeyFormatException and not OutOfMemoryException)
        {
            reader.Throw($"{codec.GetType()} does not take the value: {e.Message}", e);
            throw;
        }

        reader.Tag(KeyTag.EndCustom, $"the end of the value of {codec.GetType()}");
        return value;
    }

    public string Format(T value)
    {
        try
        {
            return codec.Format(value);
        }
        catch (Exception e) when (IsOwn(e))
        {
            throw new KeyCodecException(codec.GetType(), nameof(Format), e);
        }
    }

    public T Parse(string text) => codec.Parse(text);

    private static bool IsOwn(Exception e) => e is not KeyCodecException and not OutOfMemoryException;
}
