// Readers of every kind over text and bytes that came in as inputs.
using System.IO.Compression;
using System.Text.Json;

public sealed record Totals(int Lines, int Objects);

[Task]
public sealed partial record ArchiveTotals(string File, string Notes)
{
    [Requires] public FileSource Archive => new(File);

    [Requires] public FileSource Comments => new(Notes);

    public async Task<Totals> Run(Stream archive, string comments, CancellationToken cancellationToken)
    {
        using var reader = new StringReader(comments);
        var lines = 0;
        while (await reader.ReadLineAsync(cancellationToken) is not null)
            lines++;

        var objects = 0;
        await using var plain = new GZipStream(archive, CompressionMode.Decompress);
        using var text = new StreamReader(plain);
        while (await text.ReadLineAsync(cancellationToken) is { } line)
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                objects++;
        }

        return new Totals(lines, objects);
    }
}
