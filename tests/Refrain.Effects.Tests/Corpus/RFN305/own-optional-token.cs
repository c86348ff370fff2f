// The project's own method has an optional token; the call leaves it out.
public static class Backoff
{
    public static async Task<int> Until(Func<int, bool> done, int most, CancellationToken cancellationToken = default)
    {
        for (var i = 1; i <= most; i++)
        {
            if (done(i))
                return i;
            await Task.Delay(i, cancellationToken);
        }

        return most;
    }
}

[Task]
public sealed partial record FirstSquare(int Above)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        var first = await Backoff.Until(i => i * i > Above, 1000, cancellationToken);
        return first + await Backoff.Until(i => i * i * i > Above, 1000); // RFN305
    }
}
