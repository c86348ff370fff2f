// Temporary files of its own are deleted when they are disposed of, or by their stream.
public sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}

[Task]
public sealed partial record Rotated(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        using var temporary = new TemporaryFile();
        File.WriteAllLines(temporary.Path, lines.Skip(1).Append(lines[0]));
        var work = Directory.CreateDirectory(Path.Combine(context.ScratchDirectory, "work"));
        using (var stream = new FileStream(Path.Combine(work.FullName, "a.bin"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose))
            stream.WriteByte(1);
        work.Delete(recursive: true);
        return File.ReadAllLines(temporary.Path);
    }
}
