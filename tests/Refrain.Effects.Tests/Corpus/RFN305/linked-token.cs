// A linked source with a time limit: its token is the one that is passed.
using System.Threading;

[Task]
public sealed partial record Bounded(string File, int Seconds)
{
    [Requires] public FileSource Content => new(File);

    public async Task<int> Run(Stream content, TaskContext context)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(Seconds));
        var buffer = new byte[1024];
        var read = await content.ReadAsync(buffer, limit.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(read), limit.Token);
        return read;
    }
}
