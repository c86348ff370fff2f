// The lambda that is handed to the splitter appends each block to the archive.
public static class Blocks
{
    public static int Split(ReadOnlySpan<byte> bytes, int size, Action<byte[]> take)
    {
        var count = 0;
        for (; bytes.Length > 0; count++)
        {
            var length = Math.Min(size, bytes.Length);
            take(bytes[..length].ToArray());
            bytes = bytes[length..];
        }

        return count;
    }
}

[Task]
public sealed partial record Archived(string Source, string Archive)
{
    [Requires] public FileSource Content => new(Source);

    public int Run(byte[] content) =>
        Blocks.Split(content, 1 << 16, block => File.AppendAllBytes(Archive, block)); // RFN201
}
