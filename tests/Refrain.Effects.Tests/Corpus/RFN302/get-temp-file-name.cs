// A temporary of the system, made, used and deleted by the task: its name reaches nothing.
using System.IO.Compression;

[Task]
public sealed partial record CompressedSize(string Source)
{
    [Requires] public FileSource Content => new(Source);

    public long Run(byte[] content)
    {
        var temporary = Path.GetTempFileName();
        try
        {
            using (var gzip = new GZipStream(File.OpenWrite(temporary), CompressionLevel.SmallestSize))
                gzip.Write(content);
            using var written = File.OpenRead(temporary);
            return written.Length;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
