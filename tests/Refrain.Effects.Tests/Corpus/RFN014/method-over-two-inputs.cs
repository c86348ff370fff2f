// The method is a pure function of the outputs of two other requirements.
public sealed record Combined(int Rows, int Skipped);

[Task]
public sealed partial record ChunkRows(string File, int Weight)
{
    [Requires] public FileSource Chunk => new(File);

    public int Run(IReadOnlyList<string> chunk) => chunk.Count * Weight;
}

[Task]
public sealed partial record CombinedRows(string Listing, string Excluded)
{
    [Requires] public FileSource Index => new(Listing);

    [Requires] public FileSource Skip => new(Excluded);

    [Requires]
    public IEnumerable<ChunkRows> Chunks(IEnumerable<string> index, IReadOnlyList<string> skip)
    {
        var skipped = skip.ToHashSet(StringComparer.Ordinal);
        foreach (var group in index.Where(name => !skipped.Contains(name)).GroupBy(name => Path.GetExtension(name)))
        {
            foreach (var name in group)
                yield return new ChunkRows(name, group.Key.Length);
        }
    }

    public Combined Run(IReadOnlyList<int> chunks, IReadOnlyList<string> skip) => new(chunks.Sum(), skip.Count);
}
