// Array.Sort works on a copy; OrderBy and Reverse of LINQ make new sequences.
[Task]
public sealed partial record Times(int Lap)
{
    public IEnumerable<int> Run() => [91, 88, 90];
}

[Task, Requires<Times>]
public sealed partial record Quartiles(int Lap)
{
    public IReadOnlyList<int> Run(IReadOnlyList<int> times)
    {
        var sorted = times.ToArray();
        Array.Sort(sorted);
        var descending = times.OrderByDescending(time => time).ToList();
        descending.Reverse();
        return [sorted[0], sorted[sorted.Length / 2], descending[^1]];
    }
}
