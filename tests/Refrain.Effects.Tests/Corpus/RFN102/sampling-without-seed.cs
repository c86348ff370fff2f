// Which rows are in the sample is left to chance.
public sealed class Reservoir<T>(int size)
{
    private readonly Random _random = new(); // RFN102
    private readonly List<T> _kept = new(size);
    private int _seen;

    public IReadOnlyList<T> Kept => _kept;

    public void Offer(T item)
    {
        _seen++;
        if (_kept.Count < size)
        {
            _kept.Add(item);
            return;
        }

        var place = _random.Next(_seen);
        if (place < size)
            _kept[place] = item;
    }
}

[Task]
public sealed partial record LogSample(string File, int Size)
{
    [Requires] public FileSource Log => new(File);

    public List<string> Run(IEnumerable<string> log)
    {
        var reservoir = new Reservoir<string>(Size);
        foreach (var line in log)
            reservoir.Offer(line);
        return [.. reservoir.Kept];
    }
}
