// The hash code chooses one of several locks; which of them it was is nowhere to be seen.
public sealed record Longest(string Key, int Length);

public sealed class Striped
{
    private readonly Lock[] _locks = [.. Enumerable.Range(0, 16).Select(_ => new Lock())];
    private readonly Dictionary<string, int>[] _maxima = [.. Enumerable.Range(0, 16).Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    public void Offer(string key, int length)
    {
        var stripe = (key.GetHashCode() & int.MaxValue) % _locks.Length;
        lock (_locks[stripe])
            _maxima[stripe][key] = Math.Max(length, _maxima[stripe].GetValueOrDefault(key));
    }

    public IEnumerable<Longest> Sorted() =>
        _maxima.SelectMany(maxima => maxima).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => new Longest(entry.Key, entry.Value));
}

[Task]
public sealed partial record LongestLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Longest> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var longest = new Striped();
        Parallel.ForEach(lines, new ParallelOptions { CancellationToken = cancellationToken }, line => longest.Offer(line.Split(' ')[0], line.Length));
        return longest.Sorted();
    }
}
