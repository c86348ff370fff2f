// The context is a field: a copy of streams, a tick and the reading of a channel go without its token.
using System.Threading.Channels;

public sealed class Copier(TaskContext context)
{
    public async Task<long> CopyAsync(Stream from, Stream to)
    {
        await from.CopyToAsync(to); // RFN305
        await to.FlushAsync(context.CancellationToken);
        return to.Position;
    }

    public async Task<int> CountAsync(ChannelReader<string> reader)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        await timer.WaitForNextTickAsync(); // RFN305
        var count = 0;
        while (await reader.WaitToReadAsync()) // RFN305
        {
            while (reader.TryRead(out _))
                count++;
        }

        return count;
    }
}

[Task]
public sealed partial record Piece(string File)
{
    [Requires] public FileSource Bytes => new(File);

    public async Task<long> Run(Stream bytes, TaskContext context)
    {
        var copier = new Copier(context);
        var channel = Channel.CreateUnbounded<string>();
        channel.Writer.TryWrite(File);
        channel.Writer.Complete();
        using var to = new MemoryStream();
        return await copier.CopyAsync(bytes, to) + await copier.CountAsync(channel.Reader);
    }
}
