// The overloads that take a token came later and return the lighter kind of task: awaited at once, that is no difference.
public static class Letters
{
    public static async Task<int> CountAsync(TextReader reader, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var count = 0;
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line) // RFN305
            count += line.Length;
        return count;
    }

    public static async Task<int> CountSeenAsync(TextReader reader, CancellationToken token)
    {
        var count = 0;
        while (await reader.ReadLineAsync(token).ConfigureAwait(false) is { } line)
            count += line.Length;
        return count;
    }
}

[Task]
public sealed partial record Lettered(string File)
{
    [Requires] public FileSource Data => new(File);

    public async Task<int> Run(string data, CancellationToken cancellationToken)
    {
        var first = await Letters.CountAsync(new StringReader(data), cancellationToken);
        return first + await Letters.CountSeenAsync(new StringReader(data), cancellationToken);
    }
}
