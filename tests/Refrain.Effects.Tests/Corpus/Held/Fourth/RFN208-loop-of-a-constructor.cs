// A batcher starts its loop when it is made; its end is never waited for.
using System.Threading.Channels;

public sealed class Batcher<T>
{
    private readonly Channel<T> _items = Channel.CreateUnbounded<T>();
    private readonly Action<IReadOnlyList<T>> _write;

    public Batcher(Action<IReadOnlyList<T>> write)
    {
        _write = write;
        _ = Task.Run(LoopAsync); // RFN208
    }

    public void Add(T item) => _items.Writer.TryWrite(item);

    public void Complete() => _items.Writer.Complete();

    private async Task LoopAsync()
    {
        while (await _items.Reader.WaitToReadAsync())
        {
            var batch = new List<T>();
            while (_items.Reader.TryRead(out var item))
                batch.Add(item);
            _write(batch);
        }
    }
}

[Task]
public sealed partial record Batched(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile copy)
    {
        var writer = new StreamWriter(copy.OpenWrite());
        var batcher = new Batcher<string>(batch =>
        {
            foreach (var line in batch)
                writer.Write(line + "\n");
        });
        foreach (var line in lines)
            batcher.Add(line);
        batcher.Complete();
        writer.Flush();
    }
}
