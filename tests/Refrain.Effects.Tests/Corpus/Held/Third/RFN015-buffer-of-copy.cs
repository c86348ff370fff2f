// The size of a buffer decides how many bytes go at once, not which.
[Task]
public sealed partial record Copied(string File, [property: Insignificant] int BufferSize = 81920)
{
    [Requires] public FileSource Source => new(File);

    public void Run(Artifact<byte[]> source, OutputFile copy)
    {
        using var from = System.IO.File.OpenRead(source.Path);
        using var to = copy.OpenWrite();
        from.CopyTo(to, BufferSize);
    }
}
