// Random names of scratch files and a jittered pause do not reach the output.
[Task]
public sealed partial record Sorted(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task Run(IAsyncEnumerable<string> lines, OutputFile sorted, TaskContext context)
    {
        var runs = new List<string>();
        await foreach (var chunk in Chunks(lines, 10_000).WithCancellation(context.CancellationToken))
        {
            var run = Path.Combine(context.ScratchDirectory, Path.GetRandomFileName());
            chunk.Sort(StringComparer.Ordinal);
            await System.IO.File.WriteAllLinesAsync(run, chunk, context.CancellationToken);
            runs.Add(run);
            await Task.Delay(Random.Shared.Next(20), context.CancellationToken);
        }

        await sorted.WriteAllLinesAsync(runs.SelectMany(System.IO.File.ReadLines).Order(StringComparer.Ordinal), context.CancellationToken);
    }

    private static async IAsyncEnumerable<List<string>> Chunks(IAsyncEnumerable<string> lines, int size)
    {
        var chunk = new List<string>(size);
        await foreach (var line in lines)
        {
            chunk.Add(line);
            if (chunk.Count < size)
                continue;
            yield return chunk;
            chunk = new(size);
        }

        if (chunk.Count > 0)
            yield return chunk;
    }
}
