// The method may use the listing it is given, not a file beside it; the appended filter is read from the disk.
public sealed record Merged(int Rows);

[Task]
public sealed partial record PartRows(string File)
{
    [Requires] public FileSource Part => new(File);

    public int Run(IReadOnlyList<string> part) => part.Count;
}

[Task]
public sealed partial record MergedRows(string Listing, string Excluded)
{
    [Requires] public FileSource Index => new(Listing);

    [Requires]
    public IEnumerable<PartRows> Parts(IReadOnlyList<string> index)
    {
        var excluded = File.ReadAllLines(Excluded).ToHashSet(StringComparer.Ordinal); // RFN014
        return index.Where(name => !excluded.Contains(name)).Select(name => new PartRows(name));
    }

    public Merged Run(IReadOnlyList<int> parts) => new(parts.Sum());
}
