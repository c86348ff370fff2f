// The archive's entries have the day of the invoices as their time stamp.
using System.IO.Compression;

[Task]
public sealed partial record DatedInvoiceBundle(string File, DateOnly Day)
{
    [Requires] public FileSource Invoices => new(File);

    public void Run(IReadOnlyList<string> invoices, OutputFile bundle)
    {
        using var archive = new ZipArchive(bundle.OpenWrite(), ZipArchiveMode.Create);
        for (var i = 0; i < invoices.Count; i++)
        {
            var entry = archive.CreateEntry($"invoice-{i}.txt", CompressionLevel.Fastest);
            entry.LastWriteTime = new DateTimeOffset(Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            using var writer = new StreamWriter(entry.Open());
            writer.Write(invoices[i]);
        }
    }
}
