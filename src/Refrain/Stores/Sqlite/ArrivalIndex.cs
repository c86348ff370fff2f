using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Refrain.Stores;

/// <summary>
/// Where in the file each key's entry is: the first eight bytes of the key lead to the latest row that arrived under them. Two keys may share
/// those bytes, so what a row holds is to be compared with the key that was looked for. Used under the lock of the catalog.
/// </summary>
internal sealed class ArrivalIndex
{
    private readonly Dictionary<long, long> _rows = [];

    /// <summary>The prefixes under which more than one row arrived; they may be of several keys, or of one that was replaced elsewhere.</summary>
    private readonly Dictionary<long, List<long>> _earlier = [];

    /// <summary>The latest row that the index knows of.</summary>
    public long Last { get; private set; }

    /// <summary>The prefix of a key: never 0, which stands for none.</summary>
    public static long Prefix(TaskKey key)
    {
        Span<byte> bytes = stackalloc byte[TaskKey.Size];
        key.CopyTo(bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) is not 0 and var prefix ? prefix : 1;
    }

    public void Reserve(int rows) => _rows.EnsureCapacity(_rows.Count + rows);

    /// <summary>Notes a row that arrived.</summary>
    /// <param name="prefix">Its key's prefix.</param>
    /// <param name="row">Its number, above all that were noted.</param>
    /// <param name="replaced">The row that it replaced, or 0 if that is not known.</param>
    public void Add(long prefix, long row, long replaced)
    {
        // A reader may have seen the row before its writer came to note it.
        if (row <= Last)
            return;
        Last = row;
        ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_rows, prefix, out var isThere);
        var earlier = latest;
        latest = row;
        if (!isThere || earlier == replaced)
            return;
        if (!_earlier.TryGetValue(prefix, out var rows))
            _earlier.Add(prefix, rows = []);
        rows.Remove(replaced);
        rows.Add(earlier);
    }

    /// <summary>The latest row under a prefix, or 0.</summary>
    public long Latest(long prefix) => _rows.GetValueOrDefault(prefix);

    /// <summary>Adds the rows that may hold the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="tag">What the rows are wanted for.</param>
    /// <param name="rows">Where to add them.</param>
    public void Find(TaskKey key, int tag, List<(long Row, int Tag)> rows)
    {
        var prefix = Prefix(key);
        if (!_rows.TryGetValue(prefix, out var row))
            return;
        rows.Add((row, tag));
        if (_earlier.TryGetValue(prefix, out var earlier))
        {
            foreach (var other in earlier)
                rows.Add((other, tag));
        }
    }
}
