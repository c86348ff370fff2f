// A channel between two parts of the same task: nothing leaves the process.
using System.Threading.Channels;

[Task]
public sealed partial record Lengths(string Source)
{
    [Requires] public FileSource Lines => new(Source);

    public async Task<long> Run(IAsyncEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<int>(100);
        var sum = Sum(channel.Reader, cancellationToken);
        await foreach (var line in lines.WithCancellation(cancellationToken))
            await channel.Writer.WriteAsync(line.Length, cancellationToken);
        channel.Writer.Complete();
        return await sum;
    }

    private static async Task<long> Sum(ChannelReader<int> reader, CancellationToken cancellationToken)
    {
        long sum = 0;
        await foreach (var length in reader.ReadAllAsync(cancellationToken))
            sum += length;
        return sum;
    }
}
