// Parts are appended to the output by their names, or each to a file of its own.
[Task]
public sealed partial record Archive(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, TaskContext context, OutputFile archive)
    {
        for (var i = 0; i < lines.Count; i++)
            System.IO.File.WriteAllText(Path.Combine(context.ScratchDirectory, i.ToString("D6", System.Globalization.CultureInfo.InvariantCulture) + ".part"), lines[i]);
        var parts = Directory.GetFiles(context.ScratchDirectory, "*.part");
        Array.Sort(parts, StringComparer.Ordinal);
        using var to = archive.OpenWrite();
        foreach (var part in parts)
        {
            using var from = System.IO.File.OpenRead(part);
            from.CopyTo(to);
        }
    }
}

[Task]
public sealed partial record Compressed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, TaskContext context)
    {
        for (var i = 0; i < lines.Count; i++)
            System.IO.File.WriteAllText(Path.Combine(context.ScratchDirectory, i + ".part"), lines[i]);
        foreach (var part in Directory.EnumerateFiles(context.ScratchDirectory, "*.part"))
        {
            using var from = System.IO.File.OpenRead(part);
            using var to = System.IO.File.Create(Path.Combine(context.ScratchDirectory, Path.GetFileName(part) + ".copy"));
            from.CopyTo(to);
        }
        return Directory.EnumerateFiles(context.ScratchDirectory, "*.copy").Count();
    }
}
