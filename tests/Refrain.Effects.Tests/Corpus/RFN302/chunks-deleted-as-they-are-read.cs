// The chunks of an external sort are deleted while they are merged; all are in scratch.
public sealed class Chunk(string path) : IDisposable
{
    private readonly StreamReader _reader = File.OpenText(path);

    public long? Next() =>
        _reader.ReadLine() is { } line ? long.Parse(line, System.Globalization.CultureInfo.InvariantCulture) : null;

    public void Dispose()
    {
        _reader.Dispose();
        File.Delete(path);
    }
}

[Task]
public sealed partial record Halves(int Count)
{
    public IReadOnlyList<long> Run(TaskContext context)
    {
        var path = Path.Combine(context.ScratchDirectory, "chunk-0");
        using (var writer = new StreamWriter(path))
        {
            for (var i = 0; i < Count; i++)
                writer.Write($"{i}\n");
        }

        var result = new List<long>();
        using (var chunk = new Chunk(path))
        {
            while (chunk.Next() is { } value)
                result.Add(value / 2);
        }

        return result;
    }
}
