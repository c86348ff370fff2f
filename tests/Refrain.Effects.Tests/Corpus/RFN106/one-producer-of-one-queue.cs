// One worker fills a channel in order; or what several have put into a queue is ordered, counted and summed.
using System.Collections.Concurrent;
using System.Threading.Channels;

[Task]
public sealed partial record Channelled(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var channel = Channel.CreateBounded<string>(10);
        var worker = TrimAsync(lines, channel.Writer);
        await foreach (var line in channel.Reader.ReadAllAsync())
            yield return line;
        await worker;
    }

    private static async Task TrimAsync(IEnumerable<string> lines, ChannelWriter<string> writer)
    {
        foreach (var line in lines)
            await writer.WriteAsync(line.Trim());
        writer.Complete();
    }
}

[Task]
public sealed partial record Queued(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<List<string>> Run(IReadOnlyList<string> lines)
    {
        var queue = new ConcurrentQueue<(int Number, string Text)>();
        await Parallel.ForAsync(0, lines.Count, (i, _) =>
        {
            queue.Enqueue((i, lines[i].Trim()));
            return ValueTask.CompletedTask;
        });
        return [queue.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), .. queue.OrderBy(pair => pair.Number).Select(pair => pair.Text)];
    }
}

[Task]
public sealed partial record Summed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines)
    {
        var lengths = new ConcurrentQueue<int>();
        await Task.WhenAll(lines.Select(async line =>
        {
            await Task.Yield();
            lengths.Enqueue(line.Length);
        }));
        var sum = 0;
        while (lengths.TryDequeue(out var length))
            sum += length;
        return sum;
    }
}

[Task]
public sealed partial record InTurn(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<List<string>> Run(IReadOnlyList<string> lines)
    {
        var result = new List<string>();
        foreach (var line in lines)
            await Task.Run(() => result.Add(line.Trim()));
        foreach (var line in lines)
            await AddAsync(line, result);
        return result;
    }

    private static async Task AddAsync(string line, List<string> result)
    {
        await Task.Yield();
        result.Add(line);
    }
}
