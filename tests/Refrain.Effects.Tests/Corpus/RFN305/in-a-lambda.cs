// The lambda could use the token of the method around it.
[Task]
public sealed partial record Sizes(int Count)
{
    public async Task<IReadOnlyList<int>> Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var tasks = Enumerable.Range(0, Count).Select(async i =>
        {
            await Task.Delay(i); // RFN305
            return i * i;
        });
        return await Task.WhenAll(tasks);
    }
}
