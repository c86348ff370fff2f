// The folder is the attempt's own, but the order in which its files are listed is the file system's.
using System.IO.Compression;

public sealed record Unpacked(string Name, long Bytes);

[Task]
public sealed partial record UnpackedFiles(string File)
{
    [Requires] public FileSource Archive => new(File);

    public IEnumerable<Unpacked> Run(Artifact<byte[]> archive, TaskContext context)
    {
        var folder = Path.Combine(context.ScratchDirectory, "unpacked");
        ZipFile.ExtractToDirectory(archive.Path, folder);
        foreach (var file in Directory.EnumerateFiles(folder)) // RFN106
            yield return new Unpacked(Path.GetFileName(file), new FileInfo(file).Length);
    }
}
