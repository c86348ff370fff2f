// StreamWriter, FileStream look-alikes and Create are in memory here; the bytes go to the output.
using System.IO.Compression;
using System.Text;

[Task]
public sealed partial record Zipped(string Source)
{
    [Requires] public FileSource Text => new(Source);

    public async Task Run(string text, OutputFile zipped, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        await using (var writer = new StreamWriter(gzip, new UTF8Encoding(false)))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        }

        await zipped.WriteAllBytesAsync(memory.ToArray(), cancellationToken);
    }
}
