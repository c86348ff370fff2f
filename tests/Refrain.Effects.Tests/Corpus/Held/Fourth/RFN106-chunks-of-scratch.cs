// Sorted chunks are kept in scratch, and put together in the order in which the file system tells their names.
public sealed class ChunkStore(string folder)
{
    private int _count;

    public void Keep(IEnumerable<string> chunk) => File.WriteAllLines(Path.Combine(folder, "chunk-" + _count++ + ".txt"), chunk.Order(StringComparer.Ordinal));

    public IEnumerable<string> Lines() => Directory.EnumerateFiles(folder, "chunk-*.txt").SelectMany(File.ReadLines); // RFN106
}

[Task]
public sealed partial record SortedInChunks(string Name)
{
    [Requires] public FileSource Words => new(Name);

    public IReadOnlyList<string> Run(IEnumerable<string> words, TaskContext context)
    {
        var store = new ChunkStore(context.ScratchDirectory);
        foreach (var chunk in words.Chunk(10_000))
            store.Keep(chunk);
        return store.Lines().ToList();
    }
}
