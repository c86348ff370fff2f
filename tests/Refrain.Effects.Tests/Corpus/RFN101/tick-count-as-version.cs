// A version number from the tick count is another one in each run.
public sealed record Snapshot(long Version, string Content);

public static class Versions
{
    public static long Next() => Environment.TickCount64; // RFN101

    public static long Of(DateOnly day) => day.DayNumber;
}

[Task]
public sealed partial record CatalogSnapshot(string File, DateOnly Day)
{
    [Requires] public FileSource Catalog => new(File);

    public (Snapshot Latest, Snapshot Daily) Run(string catalog) =>
        (new Snapshot(Versions.Next(), catalog), new Snapshot(Versions.Of(Day), catalog));
}
