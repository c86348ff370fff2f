// Files of the scratch folder are joined in the order that the disk gives.
[Task]
public sealed partial record Joined(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, TaskContext context, OutputFile joined)
    {
        foreach (var group in lines.GroupBy(line => line[0]))
            System.IO.File.WriteAllLines(Path.Combine(context.ScratchDirectory, group.Key + ".part"), group);
        using var to = joined.OpenWrite();
        foreach (var part in Directory.EnumerateFiles(context.ScratchDirectory, "*.part")) // RFN106
        {
            using var from = System.IO.File.OpenRead(part);
            from.CopyTo(to);
        }
    }
}
