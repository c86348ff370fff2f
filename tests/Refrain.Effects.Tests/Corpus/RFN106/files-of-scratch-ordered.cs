// The names of the unpacked files are put in ordinal order before anything is made of them.
using System.IO.Compression;

public sealed record Member(string Name, long Bytes);

[Task]
public sealed partial record ArchiveMembers(string File)
{
    [Requires] public FileSource Archive => new(File);

    public IEnumerable<Member> Run(Artifact<byte[]> archive, TaskContext context)
    {
        var folder = Path.Combine(context.ScratchDirectory, "unpacked");
        ZipFile.ExtractToDirectory(archive.Path, folder);

        var names = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in names)
            yield return new Member(Path.GetRelativePath(folder, file), new FileInfo(file).Length);
    }
}
