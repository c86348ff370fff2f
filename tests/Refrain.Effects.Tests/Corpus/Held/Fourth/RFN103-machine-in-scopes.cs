// The machine's facts go to the scope of a log, to a message and to the width of a channel.
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

[Task]
public sealed partial record Trimmed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<string>> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        using var scope = context.Logger.BeginScope("on {Machine} as {Process}", Environment.MachineName, Environment.ProcessId);
        var channel = Channel.CreateBounded<string>(Environment.ProcessorCount * 4);
        var feeding = FeedAsync(channel.Writer, lines, context.CancellationToken);
        var kept = new List<string>();
        await foreach (var line in channel.Reader.ReadAllAsync(context.CancellationToken))
            kept.Add(line);
        await feeding;
        if (kept.Count != lines.Count)
            throw new InvalidDataException("lines were lost on " + Environment.MachineName + Environment.NewLine + "see the log");
        return kept;
    }

    private static async Task FeedAsync(ChannelWriter<string> writer, IEnumerable<string> lines, CancellationToken token)
    {
        try
        {
            foreach (var line in lines)
                await writer.WriteAsync(line.Trim(), token);
        }
        finally
        {
            writer.Complete();
        }
    }
}
