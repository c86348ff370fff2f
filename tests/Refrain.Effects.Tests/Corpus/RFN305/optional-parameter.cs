// The output's own method takes a token that is left at its default.
[Task]
public sealed partial record Greeting(string Name)
{
    public async Task Run(OutputFile text, CancellationToken cancellationToken)
    {
        await Task.Delay(10, cancellationToken);
        await text.WriteAllTextAsync($"Hello, {Name}.\n"); // RFN305
    }
}
