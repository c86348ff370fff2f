// A struct has a token as a parameter of its constructor; one call gets it, the other does not.
public readonly struct Steps(CancellationToken token)
{
    public Task FirstAsync() => Task.Delay(1, token);

    public Task SecondAsync() => Task.Delay(1); // RFN305
}

[Task]
public sealed partial record Stepped(string Name)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var steps = new Steps(cancellationToken);
        await steps.FirstAsync();
        await steps.SecondAsync();
        return Name.Length;
    }
}
