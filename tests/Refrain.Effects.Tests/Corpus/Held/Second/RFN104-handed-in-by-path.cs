// Files are read by path, but each path came with an artifact or lies in the scratch folder.
using System.IO.Compression;

public static class Archives
{
    public static IReadOnlyList<string> Unpack(string archive, string folder)
    {
        ZipFile.ExtractToDirectory(archive, folder);
        return [.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}

[Task]
public sealed partial record LinesOfArchive(string File)
{
    [Requires] public FileSource Delivery => new(File);

    public IReadOnlyList<int> Run(Artifact<byte[]> delivery, TaskContext context)
    {
        var unpacked = Path.Combine(context.ScratchDirectory, "unpacked");
        Directory.CreateDirectory(unpacked);
        return Archives.Unpack(delivery.Path, unpacked).Select(file => System.IO.File.ReadLines(file).Count()).ToList();
    }
}
