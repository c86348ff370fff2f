// The task is kept and compared with others before it is awaited: the overload with a token gives another type, so it is no drop-in.
[Task]
public sealed partial record FirstLine(string File)
{
    [Requires] public FileSource Data => new(File);

    public async Task<string> Run(string data, CancellationToken cancellationToken)
    {
        Task<string?> pending = new StringReader(data).ReadLineAsync();
        await Task.WhenAny(pending, Task.Delay(Timeout.Infinite, cancellationToken));
        return await pending ?? "";
    }
}
