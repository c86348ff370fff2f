namespace Refrain.Hosting.Display;

/// <summary>Shows a run as lines, one for each task that ran.</summary>
internal sealed class PlainDisplay(TextWriter writer) : IRunDisplay
{
    public void Tell(RunEvent change)
    {
        if (RunLine.Of(change) is { } line)
            writer.WriteLine(RunLine.Line(RunLine.Word(line.State), line.Text));
    }

    public ValueTask DisposeAsync() => new(writer.FlushAsync());
}
