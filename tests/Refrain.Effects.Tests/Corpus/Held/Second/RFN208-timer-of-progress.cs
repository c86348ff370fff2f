// A timer goes on after the task's end.
public sealed class Watch
{
    private readonly Timer _timer;

    private Watch(TaskContext context) => _timer = new(_ => context.ReportProgress(0.5), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)); // RFN208

    public static Watch Over(TaskContext context) => new(context);

    public void Faster() => _timer.Change(TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
}

[Task]
public sealed partial record Watched(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, TaskContext context)
    {
        Watch.Over(context).Faster();
        return lines.Count(line => line.StartsWith('#'));
    }
}
