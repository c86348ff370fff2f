// Started one by one, awaited together.
[Task]
public sealed partial record Rows(int Part)
{
    public int Run() => Part * 3;
}

[Task]
public sealed partial record AllRows(int Parts)
{
    [Requires] public IEnumerable<Rows> Rows => Enumerable.Range(0, Parts).Select(part => new Rows(part));

    public async Task<IReadOnlyList<long>> Run(IReadOnlyList<int> rows)
    {
        var running = new List<Task<long>>();
        foreach (var count in rows)
            running.Add(Task.Run(() => Weigh(count)));
        return await Task.WhenAll(running);
    }

    private static long Weigh(int count)
    {
        long weight = 0;
        for (var i = 0; i < count; i++)
            weight += i % 7;
        return weight;
    }
}
