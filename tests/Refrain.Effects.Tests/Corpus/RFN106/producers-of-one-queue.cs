// Several workers put into one queue, collection or list; what is in it comes in the order of arrival.
using System.Collections.Concurrent;
using System.Threading.Channels;

[Task]
public sealed partial record Queued(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var queue = new ConcurrentQueue<string>();
        Parallel.ForEach(lines, line => queue.Enqueue(line.Trim()));
        return queue.ToArray(); // RFN106
    }
}

[Task]
public sealed partial record Blocking(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<List<string>> Run(IReadOnlyList<string> lines)
    {
        using var done = new BlockingCollection<string>();
        var workers = new List<Task>();
        foreach (var part in lines.Chunk(100))
        {
            workers.Add(Task.Run(() =>
            {
                foreach (var line in part)
                    done.Add(line.Trim());
            }));
        }
        await Task.WhenAll(workers);
        done.CompleteAdding();
        var result = new List<string>();
        foreach (var line in done.GetConsumingEnumerable()) // RFN106
            result.Add(line);
        return result;
    }
}

[Task]
public sealed partial record Drained(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<List<string>> Run(IReadOnlyList<string> lines)
    {
        var queue = new ConcurrentQueue<string>();
        await Task.WhenAll(lines.Select(async line =>
        {
            await Task.Yield();
            queue.Enqueue(line.Trim());
        }));
        var result = new List<string>();
        while (queue.TryDequeue(out var line)) // RFN106
            result.Add(line);
        return result;
    }
}

[Task]
public sealed partial record Channelled(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var channel = Channel.CreateUnbounded<string>();
        var workers = new List<Task>();
        foreach (var part in lines.Chunk(100))
            workers.Add(TrimAsync(part, channel.Writer));
        await Task.WhenAll(workers);
        channel.Writer.Complete();
        await foreach (var line in channel.Reader.ReadAllAsync()) // RFN106
            yield return line;
    }

    private static async Task TrimAsync(IEnumerable<string> lines, ChannelWriter<string> writer)
    {
        foreach (var line in lines)
            await writer.WriteAsync(line.Trim());
    }
}
