// Spill files in scratch grow bucket by bucket, and the output that was handed in grows line by line.
using System.Text;

public sealed class Spill(string folder)
{
    private readonly Dictionary<int, long> _sizes = [];

    public void Add(int bucket, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        using var handle = File.OpenHandle(PathOf(bucket), FileMode.OpenOrCreate, FileAccess.Write);
        var at = _sizes.GetValueOrDefault(bucket);
        RandomAccess.Write(handle, bytes, at);
        _sizes[bucket] = at + bytes.Length;
    }

    public string[] Read(int bucket) => File.Exists(PathOf(bucket)) ? File.ReadAllLines(PathOf(bucket)) : [];

    private string PathOf(int bucket) => Path.Combine(folder, bucket.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
}

[Task]
public sealed partial record ByLength(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IEnumerable<string> lines, OutputFile sorted, TaskContext context)
    {
        var spill = new Spill(context.ScratchDirectory);
        foreach (var line in lines)
            spill.Add(line.Length & 0xFF, line);
        for (var bucket = 0; bucket < 256; bucket++)
            System.IO.File.AppendAllLines(sorted.Path, spill.Read(bucket));
    }
}
