// The list is read-only by its type alone; the cast sorts the shared one.
[Task]
public sealed partial record Latencies(string Service)
{
    public IEnumerable<int> Run() => [30, 10, 20];
}

[Task, Requires<Latencies>]
public sealed partial record Median(string Service)
{
    public int Run(IReadOnlyList<int> latencies)
    {
        if (latencies is List<int> list)
            list.Sort(); // RFN210
        return latencies[latencies.Count / 2];
    }
}
