// A temporary folder in scratch is emptied and removed; a file of its own is moved to the output.
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(string root)
    {
        Path = System.IO.Path.Combine(root, "work");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}

[Task]
public sealed partial record Built(string Source)
{
    [Requires] public FileSource Lines => new(Source);

    public void Run(IReadOnlyList<string> lines, OutputFile built, TaskContext context)
    {
        using var folder = new TemporaryFolder(context.ScratchDirectory);
        var part = folder.File("part.txt");
        File.WriteAllText(part, string.Join('\n', lines));
        var other = folder.File("other.txt");
        File.Copy(part, other);
        File.Delete(part);
        File.Move(other, built.Path);
    }
}
