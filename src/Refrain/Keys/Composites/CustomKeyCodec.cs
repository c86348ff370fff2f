namespace Refrain.Keys;

/// <summary>
/// Wraps a codec of the user, which may write any number of values: they stand between two marks, so that the whole ends where it says.
/// What its <c>Read</c> throws becomes a <see cref="KeyFormatException"/>: malformed messages have no other outcome.
/// </summary>
internal sealed class CustomKeyCodec<T>(IKeyCodec<T> codec) : IKeyCodec<T>
{
    public void Write(ref KeyWriter writer, T value)
    {
        writer.BeginCustom();
        codec.Write(ref writer, value);
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

    public string Format(T value) => codec.Format(value);

    public T Parse(string text) => codec.Parse(text);
}
