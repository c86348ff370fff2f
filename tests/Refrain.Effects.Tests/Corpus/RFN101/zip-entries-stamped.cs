// A new entry of an archive carries the current time unless it is told another: the bytes of the bundle differ each time.
using System.IO.Compression;

[Task]
public sealed partial record InvoiceBundle(string File)
{
    [Requires] public FileSource Invoices => new(File);

    public void Run(IReadOnlyList<string> invoices, OutputFile bundle)
    {
        using var archive = new ZipArchive(bundle.OpenWrite(), ZipArchiveMode.Create);
        for (var i = 0; i < invoices.Count; i++)
        {
            var entry = archive.CreateEntry($"invoice-{i}.txt", CompressionLevel.Fastest); // RFN101
            using var writer = new StreamWriter(entry.Open());
            writer.Write(invoices[i]);
        }
    }
}
