// The object got a token when it was made, and does not pass it on; its static member has none.
public sealed class Downloader
{
    private readonly CancellationToken _cancelled;

    public Downloader(CancellationToken cancelled) => _cancelled = cancelled;

    public async Task<string> ReadAsync(string path)
    {
        _cancelled.ThrowIfCancellationRequested();
        return await File.ReadAllTextAsync(path); // RFN305
    }

    public static Task PauseAsync() => Task.Delay(1);
}

[Task]
public sealed partial record Read(string Name)
{
    [Requires] public FileSource Text => new(Name);

    public async Task<int> Run(Artifact<byte[]> text, CancellationToken cancellationToken)
    {
        await Downloader.PauseAsync();
        return (await new Downloader(cancellationToken).ReadAsync(text.Path)).Length;
    }
}
