using Refrain.Keys;

namespace Refrain;

/// <summary>How values of one type become part of a key and of a task's message, and of text.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>
/// Equal values must write equal bytes, whatever the culture, time zone, process or machine, and <see cref="Read"/> must give back a
/// value that writes the same bytes. Implementations are immutable and safe for concurrent use. Register one for a type of
/// your own with <c>[KeyCodec(typeof(TheCodec))]</c> on the type, on a parameter or on the assembly.
/// </remarks>
public interface IKeyCodec<T>
{
    /// <summary>Writes the value. A codec of yours may write any number of values; they are kept together for it.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">The value.</param>
    void Write(ref KeyWriter writer, T value);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where to read.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">The bytes are no such value.</exception>
    T Read(ref KeyReader reader);

    /// <summary>The value as invariant text: for <c>ToString</c>, partition paths and the command line.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; <see cref="Parse"/> makes an equal value of it unless the codec says otherwise.</returns>
    string Format(T value);

    /// <summary>The value that a user wrote as text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is no such value; the message says what was expected.</exception>
    T Parse(string text);
}
