namespace Refrain.Codecs;

/// <summary>
/// A codec of values that have one total order on every machine and in every culture: what sets and the keys of
/// dictionaries need, because they are written in that order.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface IOrderedCodec<T> : IValueCodec<T>
{
    /// <summary>Compares two values: ordinal for text, by value for everything else.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">Another.</param>
    /// <returns>Negative, zero or positive as <paramref name="x"/> comes before, with or after <paramref name="y"/>.</returns>
    static abstract int Compare(T x, T y);
}
