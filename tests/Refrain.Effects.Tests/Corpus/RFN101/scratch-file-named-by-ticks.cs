// The clock names a temporary; dates in the rows are computed from what the file says.
using System.IO.Compression;

public sealed record Dated(DateTime At, string Text);

[Task]
public sealed partial record DatedLines(string File)
{
    [Requires] public FileSource Packed => new(File);

    public IEnumerable<Dated> Run(byte[] packed, TaskContext context)
    {
        var plain = Path.Combine(context.ScratchDirectory, $"plain-{DateTime.UtcNow.Ticks}.txt");
        using (var source = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        using (var target = System.IO.File.Create(plain))
            source.CopyTo(target);

        foreach (var line in System.IO.File.ReadLines(plain))
        {
            var at = DateTime.UnixEpoch.AddSeconds(long.Parse(line.AsSpan(0, 10)));
            yield return new Dated(at.Date.AddHours(at.Hour), line[11..]);
        }
    }
}
