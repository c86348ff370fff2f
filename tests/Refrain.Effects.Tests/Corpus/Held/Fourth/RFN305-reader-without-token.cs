// The rows of a channel are read without the token that the method has.
using System.Runtime.CompilerServices;
using System.Threading.Channels;

public sealed class Relay(ChannelReader<string> reader)
{
    public async IAsyncEnumerable<string> RowsAsync([EnumeratorCancellation] CancellationToken token = default)
    {
        await foreach (var row in reader.ReadAllAsync()) // RFN305
        {
            token.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}

[Task]
public sealed partial record Relayed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<string>();
        foreach (var line in lines)
            await channel.Writer.WriteAsync(line, cancellationToken);
        channel.Writer.Complete();
        var rows = new List<string>();
        await foreach (var row in new Relay(channel.Reader).RowsAsync(cancellationToken))
            rows.Add(row);
        return rows;
    }
}
