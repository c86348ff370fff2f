// The helper does not await its task; it returns it to a caller that does.
public static class Pipelines
{
    public static Task<int> Measure(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Count(stream, cancellationToken);
    }

    private static async Task<int> Count(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var (total, read) = (0, 0);
        do
        {
            read = await stream.ReadAsync(buffer, cancellationToken);
            total += read;
        }
        while (read > 0);
        return total;
    }
}

[Task]
public sealed partial record Length(string File)
{
    [Requires] public FileSource Content => new(File);

    public Task<int> Run(Stream content, CancellationToken cancellationToken) => Pipelines.Measure(content, cancellationToken);
}
