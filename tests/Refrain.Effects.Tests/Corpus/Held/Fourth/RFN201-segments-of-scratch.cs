// Segments grow at their ends in the folder of this attempt, by options that append.
public sealed class SegmentStore(DirectoryInfo folder)
{
    public void Append(char segment, string line)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, segment + ".seg"));
        using var writer = file.AppendText();
        writer.Write(line);
        writer.Write('\n');
    }

    public IEnumerable<string> Read(char segment)
    {
        var path = Path.Combine(folder.FullName, segment + ".seg");
        return File.Exists(path) ? File.ReadLines(path) : [];
    }
}

[Task]
public sealed partial record GroupedByLetter(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IEnumerable<string> Run(IEnumerable<string> lines, TaskContext context)
    {
        var store = new SegmentStore(Directory.CreateDirectory(Path.Combine(context.ScratchDirectory, "segments")));
        foreach (var line in lines.Where(line => line.Length > 0))
            store.Append(char.ToLowerInvariant(line[0]), line);
        for (var letter = 'a'; letter <= 'z'; letter++)
        {
            foreach (var line in store.Read(letter))
                yield return line;
        }
    }
}
