// The number of the batch is written with each row, so the batch size shows.
public sealed record Batched(int Batch, string Line);

[Task]
public sealed partial record BatchedLines(
    string File,
    [property: Insignificant] int BatchSize = 500) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Batched> Run(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
            yield return new Batched(i / BatchSize, lines[i]);
    }
}
