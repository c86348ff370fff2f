using System.Buffers.Binary;
using Refrain.Collections;

namespace Refrain.Stores;

/// <summary>
/// Where in the file each key's entry is: the first eight bytes of the key lead to the rows that arrived under them. Two keys may share
/// those bytes, so what a row holds is to be compared with the key that was looked for. Used under the lock of the catalog.
/// </summary>
/// <remarks>
/// A table of the prefixes costs far more than to go once through them, and three to five times their memory. So it is made when that has been done some times, or when so many keys are wanted that looking
/// each up costs as much as the table.
/// </remarks>
internal sealed class ArrivalIndex
{
    private const int MostScans = 16;
    private const int FewOf = 32;
    private const int FilterWords = 1024;
    private const int RowsOfRun = 512;

    /// <summary>The rows while there is no table, by their numbers; 0 for one that is gone.</summary>
    private readonly List<Run> _runs = [];
    private int _arrived;
    private int _scans;

    private RowTable? _rows;

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

    /// <summary>Notes consecutive rows that were seen in the file.</summary>
    /// <param name="row">The number of the first.</param>
    /// <param name="prefixes">Their prefixes as the file has them (<see cref="ArrivalBlock"/>).</param>
    /// <param name="exists">Whether a row is still there.</param>
    public void Arrive(long row, ReadOnlySpan<byte> prefixes, Func<long, bool> exists)
    {
        if (row <= Last)
            return;
        if (_rows is null)
        {
            var run = new Run(row, new long[prefixes.Length / ArrivalBlock.PrefixSize]);
            for (; run.Count < run.Prefixes.Length; run.Count++)
                run.Prefixes[run.Count] = BinaryPrimitives.ReadInt64LittleEndian(prefixes[(run.Count * ArrivalBlock.PrefixSize)..]);
            _runs.Add(run);
            _arrived += run.Count;
            Last = row + run.Count - 1;
            return;
        }

        for (; prefixes.Length >= ArrivalBlock.PrefixSize; prefixes = prefixes[ArrivalBlock.PrefixSize..], row++)
        {
            if (prefixes.Length > CacheLine.Ahead * ArrivalBlock.PrefixSize)
                _rows.Expect(BinaryPrimitives.ReadInt64LittleEndian(prefixes[(CacheLine.Ahead * ArrivalBlock.PrefixSize)..]));
            if (BinaryPrimitives.ReadInt64LittleEndian(prefixes) is not 0 and var prefix)
                Add(prefix, row, ReplacedBy(prefix, _rows, exists));
        }
    }

    /// <summary>Makes the table, if it is worth it for so many keys that are now looked for.</summary>
    /// <param name="wanted">How many keys.</param>
    /// <param name="exists">Whether a row is still there.</param>
    public void Prepare(int wanted, Func<long, bool> exists)
    {
        if (_rows is not null || (wanted <= _arrived / FewOf && ++_scans <= MostScans))
            return;
        _rows = new(_arrived);
        foreach (var run in _runs)
        {
            for (var i = 0; i < run.Count; i++)
            {
                if (i + CacheLine.Ahead < run.Count)
                    _rows.Expect(run.Prefixes[i + CacheLine.Ahead]);
                if (run.Prefixes[i] is not 0 and var prefix)
                    Put(_rows, prefix, run.First + i, ReplacedBy(prefix, _rows, exists));
            }
        }

        _runs.Clear();
    }

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
        if (_rows is not null)
        {
            Put(_rows, prefix, row, replaced);
            return;
        }

        if (replaced != 0 && RunOf(replaced) is { } old)
            old.Prefixes[replaced - old.First] = 0;
        if (_runs is not [.., var run] || row - run.First >= run.Prefixes.Length)
            _runs.Add(run = new(row, new long[RowsOfRun]));
        run.Prefixes[row - run.First] = prefix;
        run.Count = (int)(row - run.First) + 1;
        _arrived++;
    }

    /// <summary>Finds the rows that may hold keys.</summary>
    /// <param name="wanted">The prefixes of the keys, and what the rows are wanted for. They are sorted.</param>
    /// <returns>The rows, in any order.</returns>
    public List<(long Row, int Tag)> Find(List<(long Prefix, int Tag)> wanted)
    {
        var rows = new List<(long Row, int Tag)>(); // of most that a first run asks for there is nothing
        if (_rows is null)
        {
            Scan(wanted, rows);
            return rows;
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            if (i + CacheLine.Ahead < wanted.Count)
                _rows.Expect(wanted[i + CacheLine.Ahead].Prefix);
            var (prefix, tag) = wanted[i];
            if (_rows.Find(prefix) is not 0 and var row)
                rows.Add((row, tag));
            else
                continue;
            if (_earlier.TryGetValue(prefix, out var earlier))
            {
                foreach (var other in earlier)
                    rows.Add((other, tag));
            }
        }

        return rows;
    }

    private void Scan(List<(long Prefix, int Tag)> wanted, List<(long Row, int Tag)> rows)
    {
        wanted.Sort();

        // Of most prefixes six bits and ten say that they are not wanted.
        var filter = new ulong[FilterWords];
        foreach (var (prefix, _) in wanted)
            filter[(prefix >> 6) & (FilterWords - 1)] |= 1UL << (int)prefix;
        foreach (var run in _runs)
        {
            for (var i = 0; i < run.Count; i++)
            {
                var prefix = run.Prefixes[i];
                if (prefix == 0 || (filter[(prefix >> 6) & (FilterWords - 1)] & (1UL << (int)prefix)) == 0)
                    continue;

                // No tag is below 0, so this is where the first of the prefix is, or would be.
                for (var at = ~wanted.BinarySearch((prefix, -1)); at < wanted.Count && wanted[at].Prefix == prefix; at++)
                    rows.Add((run.First + i, wanted[at].Tag));
            }
        }
    }

    private void Put(RowTable latest, long prefix, long row, long replaced)
    {
        var earlier = latest.Put(prefix, row);
        if (earlier == 0 || earlier == replaced)
            return;
        if (!_earlier.TryGetValue(prefix, out var rows))
            _earlier.Add(prefix, rows = []);
        rows.Remove(replaced);
        rows.Add(earlier);
    }

    /// <summary>The row that the next one of a prefix has replaced, as far as the file tells: a row that is gone.</summary>
    private static long ReplacedBy(long prefix, RowTable latest, Func<long, bool> exists) =>
        latest.Find(prefix) is not 0 and var earlier && !exists(earlier) ? earlier : 0;

    private Run? RunOf(long row)
    {
        int low = 0, high = _runs.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var run = _runs[middle];
            if (row < run.First)
                high = middle - 1;
            else if (row >= run.First + run.Count)
                low = middle + 1;
            else
                return run;
        }

        return null;
    }

    private sealed class Run(long first, long[] prefixes)
    {
        public long First => first;

        public long[] Prefixes => prefixes;

        public int Count { get; set; }
    }
}
