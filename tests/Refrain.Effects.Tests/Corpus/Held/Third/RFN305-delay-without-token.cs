// A delay and a query without the token that is in reach.
public static class Poll
{
    public static async Task<bool> UntilAsync(Func<bool> done, CancellationToken token)
    {
        for (var i = 0; i < 10 && !done(); i++)
        {
            token.ThrowIfCancellationRequested();
            await Task.Delay(100); // RFN305
        }

        return done();
    }
}

[Task]
public sealed partial record Polled(string Name)
{
    public Task<bool> Run(CancellationToken cancellationToken) => Poll.UntilAsync(() => Name.Length > 0, cancellationToken);
}
