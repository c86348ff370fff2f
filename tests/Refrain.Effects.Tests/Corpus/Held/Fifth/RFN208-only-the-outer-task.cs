// The task that is awaited only starts another one, which nobody awaits; and a parallel loop is given an asynchronous function.
public sealed class Copies(string folder)
{
    public async Task StartAsync(byte[] bytes) =>
        await Task.Factory.StartNew(async () => await File.WriteAllBytesAsync(Path.Combine(folder, "whole"), bytes)); // RFN208

    public void Each(IReadOnlyList<byte[]> parts) =>
        Parallel.ForEach(parts, async (part, _, at) => await File.WriteAllBytesAsync(Path.Combine(folder, $"{at}"), part)); // RFN208
}

[Task]
public sealed partial record Copied(string Name)
{
    [Requires] public FileSource Source => new(Name);

    public async Task Run(byte[] source, [Place("copies/{Name}")] OutputDirectory copies)
    {
        var all = new Copies(copies.Path);
        await all.StartAsync(source);
        all.Each([.. source.Chunk(1024)]);
    }
}
