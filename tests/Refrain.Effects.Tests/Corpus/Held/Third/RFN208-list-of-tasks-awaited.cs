// Tasks are kept in a list and awaited together.
[Task]
public sealed partial record Awaited(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines)
    {
        var running = new List<Task<int>>();
        foreach (var line in lines)
            running.Add(Task.Run(() => line.Length, CancellationToken.None));
        return (await Task.WhenAll(running)).Sum();
    }
}
