// A timer ends with its block; a second one that a field keeps does not.
public sealed class Beat
{
    private Timer? _timer;

    public void Start(TaskContext context) => _timer = new Timer(_ => context.ReportProgress(0.1), null, 10, 10); // RFN208

    public bool IsRunning => _timer is not null;
}

[Task]
public sealed partial record Beaten(string Name)
{
    public int Run(TaskContext context)
    {
        var beat = new Beat();
        beat.Start(context);
        using (new Timer(_ => context.ReportProgress(0.5), null, 10, 10))
        {
            return beat.IsRunning ? Name.Length : 0;
        }
    }
}
