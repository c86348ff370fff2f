using System.Collections;
using Refrain.Codecs;

namespace Refrain;

/// <summary>The rows of a stored artifact; each enumeration opens it anew.</summary>
internal sealed class StoredRows<T>(RowsOutput<T> codec, Func<Stream> open) : IEnumerable<T>
{
    public IEnumerator<T> GetEnumerator()
    {
        // The codec's enumerator is handed out as it is: a row costs one call, not two. The stream is closed by the seal of its input.
        return codec.ReadRows(open()).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
