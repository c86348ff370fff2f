namespace Refrain.Codecs;

/// <summary>
/// How values of one type are laid out in a binary artifact. Implemented by structs without fields and passed as a type
/// argument, so that the loops over rows and elements are compiled for the codec and its calls inlined.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
/// <remarks>
/// Every value takes at least one byte: a reader can so refuse a count that the bytes behind it cannot hold before it
/// allocates anything for it.
/// </remarks>
public interface IValueCodec<T>
{
    /// <summary>The schema of the values, in the grammar of <c>docs/artifact-format.md</c>.</summary>
    static abstract string Schema { get; }

    /// <summary>
    /// Whether the encoding of a value is exactly its little-endian image in memory, so that arrays are copied whole.
    /// </summary>
    static virtual bool IsMemoryImage => false;

    /// <summary>Appends a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value cannot be stored, for instance a null where the schema has none.</exception>
    static abstract void Write(ref ValueWriter writer, T value);

    /// <summary>Reads the next value.</summary>
    /// <param name="reader">Where from.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArtifactFormatException">The bytes are no value of this schema.</exception>
    static abstract T Read(ref ValueReader reader);
}
