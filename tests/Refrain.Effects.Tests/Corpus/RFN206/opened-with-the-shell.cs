// UseShellExecute opens what the system thinks right; the start of it is the same.
using System.Diagnostics;

public abstract class Previewer
{
    public void Show(string path)
    {
        var info = Describe(path);
        Process.Start(info)?.Dispose(); // RFN206
    }

    protected abstract ProcessStartInfo Describe(string path);
}

public sealed class ShellPreviewer : Previewer
{
    protected override ProcessStartInfo Describe(string path) => new(path) { UseShellExecute = true };
}

[Task]
public sealed partial record Chart(int Width)
{
    public string Run(TaskContext context)
    {
        var svg = $"<svg width=\"{Width}\"/>";
        var path = Path.Combine(context.ScratchDirectory, "chart.svg");
        File.WriteAllText(path, svg);
        new ShellPreviewer().Show(path);
        return svg;
    }
}
