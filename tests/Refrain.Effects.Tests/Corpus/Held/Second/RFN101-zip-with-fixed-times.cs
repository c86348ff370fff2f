// The time stamps of entries are set to a fixed time before anything is written.
using System.IO.Compression;
using System.Text;

[Task]
public sealed partial record Letters(string File, DateTimeOffset Stamp)
{
    [Requires] public FileSource Texts => new(File);

    public void Run(IReadOnlyList<string> texts, OutputFile letters)
    {
        using var stream = letters.OpenWrite();
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        for (var i = 0; i < texts.Count; i++)
        {
            var entry = archive.CreateEntry($"letter-{i}.txt");
            entry.LastWriteTime = Stamp;
            using var content = entry.Open();
            content.Write(Encoding.UTF8.GetBytes(texts[i]));
        }
    }
}
