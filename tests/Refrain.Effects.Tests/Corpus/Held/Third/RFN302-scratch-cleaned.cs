// A folder of the scratch folder is removed and made anew.
[Task]
public sealed partial record Unpacked(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, TaskContext context)
    {
        var folder = Path.Combine(context.ScratchDirectory, "parts");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        for (var i = 0; i < lines.Count; i++)
            System.IO.File.WriteAllText(Path.Combine(folder, $"{i}.txt"), lines[i]);
        return lines.Count;
    }
}
