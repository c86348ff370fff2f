// A run that is cut off returns what it has, as if that were all.
[Task]
public sealed partial record Simulated(int Steps, int Seed)
{
    public async Task<IReadOnlyList<int>> Run(CancellationToken cancellationToken)
    {
        var states = new List<int>();
        try
        {
            var state = Seed;
            for (var step = 0; step < Steps; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Delay(1, cancellationToken);
                state = (state * 31 + 7) % 10_007;
                states.Add(state);
            }
        }
        catch (OperationCanceledException) // RFN304
        {
        }

        return states;
    }
}
