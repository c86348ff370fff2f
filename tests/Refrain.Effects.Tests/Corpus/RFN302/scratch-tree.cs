// Folders below scratch are made, moved and deleted at will.
[Task]
public sealed partial record WordCounts(string Book)
{
    [Requires] public FileSource Text => new(Book);

    public IReadOnlyDictionary<string, int> Run(IEnumerable<string> text, TaskContext context)
    {
        var round = Path.Combine(context.ScratchDirectory, "round-1");
        Directory.CreateDirectory(round);
        var next = Path.Combine(context.ScratchDirectory, "round-2");
        var spool = Path.Combine(round, "words.txt");
        using (var writer = File.CreateText(spool))
        {
            foreach (var word in text.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                writer.Write(word + "\n");
        }

        Directory.Move(round, next);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in File.ReadLines(Path.Combine(next, "words.txt")))
            counts[word] = counts.GetValueOrDefault(word) + 1;
        Directory.Delete(next, recursive: true);
        return counts;
    }
}
