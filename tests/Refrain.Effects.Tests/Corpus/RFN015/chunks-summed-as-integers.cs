// Partial sums of whole numbers, put together: the size of the parts does not show.
public sealed record Sums(long Total, int Lines);

[Task]
public sealed partial record ChunkedSums(string File, [property: Insignificant] int ChunkSize = 10_000)
{
    [Requires] public FileSource Values => new(File);

    public async Task<Sums> Run(IAsyncEnumerable<string> values, CancellationToken cancellationToken)
    {
        var (total, lines) = (0L, 0);
        var buffer = new List<long>(ChunkSize);
        await foreach (var line in values.WithCancellation(cancellationToken))
        {
            buffer.Add(long.Parse(line));
            if (buffer.Count == ChunkSize)
                Flush();
        }

        Flush();
        return new Sums(total, lines);

        void Flush()
        {
            total += buffer.Sum();
            lines += buffer.Count;
            buffer.Clear();
        }
    }
}
