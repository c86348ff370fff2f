// What is awaited gives another task: where that is awaited, too, or unwrapped, all is done.
[Task]
public sealed partial record Written(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public async Task<int> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var path = Path.Combine(context.ScratchDirectory, "lines");
        await Task.Factory.StartNew(() => WriteAsync(path, lines), context.CancellationToken).ConfigureAwait(false); // RFN208
        await Task.Factory.StartNew(() => WriteAsync(path, lines), context.CancellationToken).Unwrap();
        await await Task.Factory.StartNew(() => WriteAsync(path, lines), context.CancellationToken);
        var done = await Task.WhenAny(WriteAsync(path, lines), WriteAsync(path, lines));
        await done;
        return lines.Count;
    }

    private static async Task WriteAsync(string path, IReadOnlyList<string> lines)
    {
        await Task.Yield();
        File.WriteAllLines(path, lines);
    }
}
