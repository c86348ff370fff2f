// Two producers fill channels of their own, each in order; they are read one after the other.
using System.Threading.Channels;

[Task]
public sealed partial record Interleaved(string Left, string Right)
{
    [Requires] public FileSource LeftLines => new(Left);

    [Requires] public FileSource RightLines => new(Right);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> leftLines, IReadOnlyList<string> rightLines, CancellationToken cancellationToken)
    {
        var (left, right) = (Channel.CreateBounded<string>(8), Channel.CreateBounded<string>(8));
        var filling = new[]
        {
            Task.Run(() => FillAsync(left.Writer, leftLines, cancellationToken), cancellationToken),
            Task.Run(() => FillAsync(right.Writer, rightLines, cancellationToken), cancellationToken),
        };
        var rows = new List<string>();
        while (await left.Reader.WaitToReadAsync(cancellationToken))
        {
            rows.Add(await left.Reader.ReadAsync(cancellationToken));
            if (await right.Reader.WaitToReadAsync(cancellationToken))
                rows.Add(await right.Reader.ReadAsync(cancellationToken));
        }

        await foreach (var rest in right.Reader.ReadAllAsync(cancellationToken))
            rows.Add(rest);
        await Task.WhenAll(filling);
        return rows;
    }

    private static async Task FillAsync(ChannelWriter<string> writer, IEnumerable<string> lines, CancellationToken token)
    {
        foreach (var line in lines)
            await writer.WriteAsync(line.Trim(), token);
        writer.Complete();
    }
}
