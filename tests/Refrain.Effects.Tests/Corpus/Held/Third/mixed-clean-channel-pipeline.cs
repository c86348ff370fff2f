// One reader and one writer: the channel keeps the order.
using System.Threading.Channels;

[Task]
public sealed partial record Piped(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<string>(16);
        var writing = WriteAsync(lines, channel.Writer, cancellationToken);
        var result = new List<string>();
        await foreach (var line in channel.Reader.ReadAllAsync(cancellationToken))
            result.Add(line.Trim());
        await writing;
        return result;
    }

    private static async Task WriteAsync(IReadOnlyList<string> lines, ChannelWriter<string> writer, CancellationToken token)
    {
        foreach (var line in lines)
            await writer.WriteAsync(line, token);
        writer.Complete();
    }
}
