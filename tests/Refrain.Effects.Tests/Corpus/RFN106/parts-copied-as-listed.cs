// Parts are appended to the output as the folder lists them: by a stream, by a writer, by a helper.
[Task]
public sealed partial record Archive(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task Run(IReadOnlyList<string> lines, TaskContext context, OutputFile archive, CancellationToken cancellationToken)
    {
        for (var i = 0; i < lines.Count; i++)
            await System.IO.File.WriteAllTextAsync(Path.Combine(context.ScratchDirectory, i + ".part"), lines[i], cancellationToken);
        await using var to = archive.OpenWrite();
        foreach (var part in new DirectoryInfo(context.ScratchDirectory).GetFiles("*.part")) // RFN106
        {
            await using var from = part.OpenRead();
            await from.CopyToAsync(to, cancellationToken);
        }
    }
}

[Task]
public sealed partial record Pages(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, TaskContext context, OutputFile pages)
    {
        for (var i = 0; i < lines.Count; i++)
            System.IO.File.WriteAllText(Path.Combine(context.ScratchDirectory, i + ".page"), lines[i]);
        using var to = pages.OpenWrite();
        foreach (var page in Directory.GetFiles(context.ScratchDirectory, "*.page")) // RFN106
            Append(page, to);
    }

    private static void Append(string page, Stream to)
    {
        using var from = System.IO.File.OpenRead(page);
        from.CopyTo(to);
    }
}
