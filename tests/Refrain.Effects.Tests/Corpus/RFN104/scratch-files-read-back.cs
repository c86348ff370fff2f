// What is read back was written a moment before, into the folder of this attempt.
[Task]
public sealed partial record SortedIds(string File)
{
    [Requires] public FileSource Ids => new(File);

    public IEnumerable<long> Run(IEnumerable<string> ids, TaskContext context)
    {
        var runs = new List<string>();
        foreach (var chunk in ids.Select(long.Parse).Chunk(100_000))
        {
            Array.Sort(chunk);
            var run = Path.Combine(context.ScratchDirectory, $"run-{runs.Count}.txt");
            System.IO.File.WriteAllLines(run, chunk.Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            runs.Add(run);
        }

        var heap = new PriorityQueue<IEnumerator<string>, long>();
        foreach (var lines in runs.Select(run => System.IO.File.ReadLines(run).GetEnumerator()))
        {
            if (lines.MoveNext())
                heap.Enqueue(lines, long.Parse(lines.Current));
        }

        while (heap.TryDequeue(out var least, out var id))
        {
            yield return id;
            if (least.MoveNext())
                heap.Enqueue(least, long.Parse(least.Current));
            else
                least.Dispose();
        }
    }
}
