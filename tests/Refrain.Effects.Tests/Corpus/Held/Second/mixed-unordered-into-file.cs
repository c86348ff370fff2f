// Words of a concurrent dictionary are written to the output in its order, by an extension of TextWriter.
using System.Collections.Concurrent;

public static class WriterExtensions
{
    public static void WriteAll<TKey, TValue>(this TextWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> pairs)
    {
        foreach (var (key, value) in pairs)
            writer.Write($"{key}={value}\n");
    }
}

[Task]
public sealed partial record WordIndex(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile index)
    {
        var first = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var word in lines[i].Split(' '))
                first.TryAdd(word, i);
        }

        using var writer = new StreamWriter(index.OpenWrite());
        writer.WriteAll(first); // RFN106
    }
}
