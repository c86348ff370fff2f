// Work is started in a constructor and awaited when the object is disposed of; a pacer's loop ends with its token.
using System.Threading.Channels;

public sealed class Writing : IAsyncDisposable
{
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(100);
    private readonly Task _loop;

    public Writing(TextWriter writer) => _loop = LoopAsync(writer);

    public ValueTask AddAsync(string line) => _lines.Writer.WriteAsync(line);

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.Complete();
        await _loop;
    }

    private async Task LoopAsync(TextWriter writer)
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
            await writer.WriteAsync(line + "\n");
    }
}

[Task]
public sealed partial record Written(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task Run(IReadOnlyList<string> lines, OutputFile copy)
    {
        await using var text = new StreamWriter(copy.OpenWrite());
        await using var writing = new Writing(text);
        foreach (var line in lines)
            await writing.AddAsync(line);
    }
}
