// The helper that finds the latest file is in another file and looks at the disk; Run has a fault of its own.
public sealed record Latest(int Rows, DateTimeOffset ReadAt);

[Task]
public sealed partial record LatestRows(string Folder)
{
    [Requires] public FileSource Rows => new(Drops.Latest(Folder)); // RFN014

    public Latest Run(IReadOnlyList<string> rows) => new(rows.Count, DateTimeOffset.UtcNow); // RFN101
}
//// File: Drops.cs
public static class Drops
{
    public static string Latest(string folder)
    {
        var drops = Directory.GetFiles(folder, "drop-*.txt");
        return drops.Max(StringComparer.Ordinal) ?? throw new FileNotFoundException($"No drop in {folder}.");
    }
}
