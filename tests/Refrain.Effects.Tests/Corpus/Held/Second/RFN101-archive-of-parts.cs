// Each entry of a ZIP archive gets the time at which it is made.
using System.IO.Compression;

[Task]
public sealed partial record Bundle(string First, string Second)
{
    [Requires] public FileSource Readme => new(First);

    [Requires] public FileSource Data => new(Second);

    public void Run(byte[] readme, byte[] data, OutputFile bundle)
    {
        using var stream = bundle.OpenWrite();
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        Add(archive, "README.txt", readme);
        Add(archive, "data.bin", data);
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal); // RFN101
        using var content = entry.Open();
        content.Write(bytes);
    }
}
