// A sample by a random sort key: another sample each time.
public static class Sampling
{
    public static IEnumerable<T> Sample<T>(this IEnumerable<T> rows, int count)
    {
        var random = new Random(); // RFN102
        return rows.Select(row => (Key: random.NextDouble(), Row: row)).OrderBy(pair => pair.Key).Take(count).Select(pair => pair.Row);
    }
}

[Task]
public sealed partial record ReviewSample(string File, int Count)
{
    [Requires] public FileSource Reviews => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> reviews) => reviews.Sample(Count).ToList();
}
