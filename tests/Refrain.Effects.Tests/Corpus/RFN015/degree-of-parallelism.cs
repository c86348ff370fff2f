// How many are at work at once, and for how long they may, is nobody's business later.
public sealed record Compressed(string Name, int Before, int After);

[Task]
public sealed partial record CompressedLines(
    string File,
    [property: Insignificant] int Workers = 4,
    [property: Insignificant] int TimeoutSeconds = 60)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<Compressed[]> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));

        var results = new Compressed[lines.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = timeout.Token };
        await Parallel.ForAsync(0, lines.Count, options, (i, _) =>
        {
            results[i] = new Compressed(lines[i], lines[i].Length, lines[i].Replace("  ", " ").Length);
            return ValueTask.CompletedTask;
        });
        return results;
    }
}
