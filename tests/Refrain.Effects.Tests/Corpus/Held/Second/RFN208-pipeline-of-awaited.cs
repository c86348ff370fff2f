// Producer and consumer run beside each other and are both awaited, through a list, WhenAll and a local.
using System.Threading.Channels;

[Task]
public sealed partial record Counted(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<int>();
        var producers = new List<Task>();
        foreach (var chunk in lines.Chunk(50))
        {
            producers.Add(Task.Run(
                async () =>
                {
                    foreach (var line in chunk)
                        await channel.Writer.WriteAsync(line.Length, cancellationToken);
                },
                cancellationToken));
        }

        var consumer = SumAsync(channel.Reader, cancellationToken);
        try
        {
            await Task.WhenAll(producers);
        }
        finally
        {
            channel.Writer.Complete();
        }

        return await consumer;
    }

    private static async Task<int> SumAsync(ChannelReader<int> reader, CancellationToken token)
    {
        var sum = 0;
        await foreach (var length in reader.ReadAllAsync(token))
            sum += length;
        return sum;
    }
}
