// What may fail without harm: removing a file of scratch, an optional header, a probe for a format.
using System.Text.Json;

public static class Probing
{
    public static JsonElement? TryHeader(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // The folder goes with the attempt.
        }
    }
}

[Task]
public sealed partial record Bodies(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var copy = Path.Combine(context.ScratchDirectory, "copy");
        File.WriteAllLines(copy, lines);
        var header = Probing.TryHeader(lines[0]);
        var bodies = File.ReadLines(copy).Skip(header is null ? 0 : 1).ToList();
        Probing.TryDelete(copy);
        return bodies;
    }
}
