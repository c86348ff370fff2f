// Parallel.ForEachAsync ends when all of its work has.
[Task]
public sealed partial record Scores(int Count)
{
    public async Task<IReadOnlyList<double>> Run(CancellationToken cancellationToken)
    {
        var scores = new double[Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), options, async (i, token) =>
        {
            await Task.Delay(1, token);
            scores[i] = Math.Sqrt(i);
        });
        return scores;
    }
}
