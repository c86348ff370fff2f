// A timer that an await using disposes of.
[Task]
public sealed partial record Timed(string Name)
{
    public async Task<int> Run(TaskContext context, CancellationToken cancellationToken)
    {
        await using (var timer = new Timer(_ => context.ReportProgress(0.5), null, TimeSpan.Zero, TimeSpan.FromSeconds(1)))
        {
            await Task.Delay(1, cancellationToken);
        }

        return Name.Length;
    }
}
