// An archive that only a parameter names is unpacked entry by entry.
using System.IO.Compression;

public static class Archives
{
    public static IEnumerable<string> LinesOf(string path, string suffix)
    {
        using var archive = ZipFile.OpenRead(path); // RFN104
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(suffix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            while (reader.ReadLine() is { } line)
                yield return line;
        }
    }
}

[Task]
public sealed partial record Unpacked(string Archive)
{
    public IEnumerable<string> Run() => Archives.LinesOf(Archive, ".csv");
}
