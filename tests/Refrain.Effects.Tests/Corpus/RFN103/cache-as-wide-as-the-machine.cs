// How many threads may get to a cache at once, and how much room it has at first, are no part of what is in it.
using System.Collections.Concurrent;

public sealed class Cache<TValue>(int concurrencyLevel, int capacity)
{
    private readonly ConcurrentDictionary<string, TValue> _values = new(concurrencyLevel, capacity, StringComparer.Ordinal);

    public TValue Get(string key, Func<string, TValue> make) => _values.GetOrAdd(key, make);
}

public sealed class Room
{
    public int Size { get; set; } = Environment.ProcessorCount * 100;
}

[Task]
public sealed partial record Lengths(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int[] Run(IReadOnlyList<string> lines)
    {
        var cache = new Cache<int>(Environment.ProcessorCount, new Room().Size);
        var lengths = new int[lines.Count];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = cache.Get(lines[i], line => line.Trim().Length);
        return lengths;
    }
}
