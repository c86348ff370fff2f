using System.Globalization;

namespace Refrain.Keys;

/// <summary>What the codecs of single values share: text in, text out, in the invariant culture.</summary>
internal abstract class ScalarKeyCodec<T> : IKeyCodec<T>
{
    public abstract void Write(ref KeyWriter writer, T value);

    public abstract T Read(ref KeyReader reader);

    public abstract string Format(T value);

    public T Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var value) ? value : throw new FormatException($"{Expected} was expected, such as {Example}.");
    }

    protected abstract bool TryParse(string text, out T value);

    /// <summary>What a value is called.</summary>
    protected abstract string Expected { get; }

    /// <summary>A value as a user would write it.</summary>
    protected abstract string Example { get; }

    protected static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
