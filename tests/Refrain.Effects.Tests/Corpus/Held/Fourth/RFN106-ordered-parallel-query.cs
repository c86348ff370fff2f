// A parallel query that keeps the order, tasks awaited in theirs, and slots written by index.
[Task]
public sealed partial record Widths(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<int>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(4);
        var trimmed = lines.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(line => line.Trim()).ToList();
        var words = await Task.WhenAll(trimmed.Select(line => CountAsync(line, gate, cancellationToken)));
        var longest = new int[trimmed.Count];
        Parallel.For(0, trimmed.Count, at => longest[at] = trimmed[at].Split(' ').Max(word => word.Length));
        return [.. words.Zip(longest, (count, length) => count * length)];
    }

    private static async Task<int> CountAsync(string line, SemaphoreSlim gate, CancellationToken token)
    {
        await gate.WaitAsync(token);
        try
        {
            await Task.Yield();
            return line.Count(c => c == ' ') + 1;
        }
        finally
        {
            gate.Release();
        }
    }
}
