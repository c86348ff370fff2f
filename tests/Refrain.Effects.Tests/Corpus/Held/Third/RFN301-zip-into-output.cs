// An archive is made in the output, with fixed times.
using System.IO.Compression;

[Task]
public sealed partial record Zipped(string File)
{
    [Requires] public FileSource Text => new(File);

    public void Run(string text, OutputFile zip)
    {
        using var archive = new ZipArchive(zip.OpenWrite(), ZipArchiveMode.Create);
        var entry = archive.CreateEntry("text.txt");
        entry.LastWriteTime = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
    }
}
