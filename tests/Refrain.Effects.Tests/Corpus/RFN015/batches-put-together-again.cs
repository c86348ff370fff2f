// Rows are looked at in batches and come out one by one: their number is the same for every batch size.
public sealed record Checked(string Line, bool Good);

[Task]
public sealed partial record CheckedLines(string File, [property: Insignificant] int BatchSize = 500)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Checked> Run(IEnumerable<string> lines)
    {
        foreach (var batch in lines.Chunk(BatchSize))
        {
            foreach (var row in Check(batch))
                yield return row;
        }
    }

    private static Checked[] Check(string[] batch) => Array.ConvertAll(batch, line => new Checked(line, line.Count(character => character == ',') == 4));
}
