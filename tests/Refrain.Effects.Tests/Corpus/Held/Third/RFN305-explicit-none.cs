// Cleaning up goes on when the task is cancelled.
[Task]
public sealed partial record Cleaned(string Name)
{
    public async Task Run(OutputFile text, CancellationToken cancellationToken)
    {
        await text.WriteAllTextAsync(Name, cancellationToken);
        await Task.Delay(1, CancellationToken.None);
    }
}
