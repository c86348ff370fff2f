// A window of days is counted from two parameters by a generic iterator; the names of files are round-trip dates.
public readonly record struct Window<T>(T First, T Last, Func<T, T> Next)
    where T : IComparable<T>
{
    public IEnumerable<T> Steps()
    {
        for (var at = First; at.CompareTo(Last) <= 0; at = Next(at))
            yield return at;
    }
}

[Task]
public sealed partial record Window30(DateOnly Until, int Days)
{
    [Requires]
    public IEnumerable<FileSource> Logs => new Window<DateOnly>(Until.AddDays(-Days), Until, static day => day.AddDays(1)).Steps().Select(Of);

    public int Run(IReadOnlyList<byte[]> logs) => logs.Count(log => log.Length > 0);

    private static FileSource Of(DateOnly day) => new("logs/" + day.ToString("O") + ".log");
}
