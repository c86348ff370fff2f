// An external sort appends to its runs, but they lie in the scratch folder, which is empty at each attempt.
using System.Text;

public sealed class Runs(string folder, int buckets)
{
    public void Add(int key, string value)
    {
        using var stream = new FileStream(PathOf(key % buckets), FileMode.Append, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(value + "\n"));
    }

    public IEnumerable<string[]> Sorted()
    {
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            var path = PathOf(bucket);
            if (!File.Exists(path))
                continue;
            var lines = File.ReadAllLines(path);
            Array.Sort(lines, StringComparer.Ordinal);
            yield return lines;
        }
    }

    private string PathOf(int bucket) => Path.Combine(folder, $"run-{bucket}.txt");
}

[Task]
public sealed partial record SortedReads(string Fastq, int Buckets = 64)
{
    [Requires] public FileSource Reads => new(Fastq);

    public void Run(IEnumerable<string> reads, TaskContext context, OutputFile sorted)
    {
        var runs = new Runs(Directory.CreateDirectory(Path.Combine(context.ScratchDirectory, "runs")).FullName, Buckets);
        foreach (var read in reads.Where(read => read.Length > 0))
            runs.Add(read[0], read);

        using (var header = File.AppendText(sorted.Path))
            header.Write("reads\n");
        foreach (var run in runs.Sorted())
            File.AppendAllText(sorted.Path, string.Concat(run.Select(line => line + "\n")));
    }
}
