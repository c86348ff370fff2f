// Sort, Order and a sorted set of strings use the current culture unless they are given a comparer.
public sealed record Names(List<string> Sorted, string[] Ordered, int Count);

[Task]
public sealed partial record SortedNames(string File)
{
    [Requires] public FileSource People => new(File);

    public Names Run(IReadOnlyList<string> people)
    {
        var sorted = people.ToList();
        sorted.Sort(); // RFN107
        var ordered = people.Distinct().Order().ToArray(); // RFN107
        return new Names(sorted, ordered, ordered.Length);
    }
}
