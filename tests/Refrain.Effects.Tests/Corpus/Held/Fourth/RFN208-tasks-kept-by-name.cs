// Tasks are kept by name, and each is awaited when its result is wanted; the rest at the end.
public sealed class Lookups(Func<string, Task<int>> look)
{
    private readonly Dictionary<string, Task<int>> _running = new(StringComparer.Ordinal);

    public Task<int> Of(string name)
    {
        if (!_running.TryGetValue(name, out var task))
            _running.Add(name, task = look(name));
        return task;
    }

    public Task AllAsync() => Task.WhenAll(_running.Values);
}

[Task]
public sealed partial record LengthsByName(string File)
{
    [Requires] public FileSource Names => new(File);

    public async Task<IReadOnlyList<int>> Run(IReadOnlyList<string> names)
    {
        var lookups = new Lookups(static name => Task.Run(() => name.Length));
        foreach (var name in names)
            _ = lookups.Of(name);
        await lookups.AllAsync();
        var lengths = new List<int>();
        foreach (var name in names)
            lengths.Add(await lookups.Of(name));
        return lengths;
    }
}
