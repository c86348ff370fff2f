// FileMode.Open for reading truncates nothing, and the path is that of a declared artifact.
[Task]
public sealed partial record FirstBytes(string Source, int Count)
{
    [Requires] public FileSource Input => new(Source);

    public byte[] Run(Artifact<byte[]> input)
    {
        using var stream = new FileStream(input.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var buffer = new byte[Math.Min(Count, stream.Length)];
        stream.ReadExactly(buffer);
        return buffer;
    }
}
