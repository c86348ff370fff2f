// How many may work at once, and how much may wait, is the machine's affair.
using System.Collections.Concurrent;
using System.Threading.Channels;

[Task]
public sealed partial record Sorted(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(Environment.ProcessorCount, Environment.ProcessorCount);
        using var waiting = new BlockingCollection<string>(boundedCapacity: Environment.ProcessorCount * 2);
        var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(Environment.ProcessorCount) { SingleReader = true });
        await gate.WaitAsync(cancellationToken);
        var kept = new List<string>(Environment.ProcessorCount);
        foreach (var line in lines)
        {
            await channel.Writer.WriteAsync(line, cancellationToken);
            waiting.Add(await channel.Reader.ReadAsync(cancellationToken), cancellationToken);
            kept.Add(waiting.Take(cancellationToken));
        }

        return kept;
    }
}
