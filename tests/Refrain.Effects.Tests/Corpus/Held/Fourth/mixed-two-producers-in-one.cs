// Two producers started at once share a channel: who comes first is not the same twice.
using System.Threading.Channels;

[Task]
public sealed partial record Merged(string Left, string Right)
{
    [Requires] public FileSource LeftLines => new(Left);

    [Requires] public FileSource RightLines => new(Right);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> leftLines, IReadOnlyList<string> rightLines, CancellationToken cancellationToken)
    {
        var rows = Channel.CreateUnbounded<string>();
        var left = Task.Run(() => FillAsync(rows.Writer, leftLines, cancellationToken), cancellationToken);
        var right = Task.Run(() => FillAsync(rows.Writer, rightLines, cancellationToken), cancellationToken);
        var closing = Task.WhenAll(left, right).ContinueWith(done => rows.Writer.Complete(done.Exception), cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        var all = new List<string>();
        await foreach (var row in rows.Reader.ReadAllAsync(cancellationToken)) // RFN106
            all.Add(row);
        await closing;
        return all;
    }

    private static async Task FillAsync(ChannelWriter<string> writer, IEnumerable<string> lines, CancellationToken token)
    {
        foreach (var line in lines)
            await writer.WriteAsync(line, token);
    }
}
