// Whatever task is done first gives the next row.
public sealed class Racing<T>(IEnumerable<Task<T>> tasks)
{
    private readonly List<Task<T>> _pending = [.. tasks];

    public async IAsyncEnumerable<T> Results()
    {
        while (_pending.Count > 0)
        {
            var done = await Task.WhenAny(_pending); // RFN106
            _pending.Remove(done);
            yield return await done;
        }
    }
}

[Task]
public sealed partial record Scores(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IAsyncEnumerable<int> Run(IReadOnlyList<string> lines) => new Racing<int>(lines.Select(line => Task.Run(() => line.Sum(c => c - '0')))).Results();
}
