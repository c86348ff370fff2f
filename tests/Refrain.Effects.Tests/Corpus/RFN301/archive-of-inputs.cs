// The output is a tar of the inputs: created at the output's path, read from the artifacts' paths.
using System.Formats.Tar;

[Task]
public sealed partial record Bundle(string First, string Second)
{
    [Requires] public FileSource Head => new(First);

    [Requires] public FileSource Tail => new(Second);

    public void Run(Artifact<byte[]> head, Artifact<byte[]> tail, OutputFile bundle)
    {
        using var stream = File.Create(bundle.Path);
        using var tar = new TarWriter(stream, TarEntryFormat.Ustar);
        Add(tar, "head.bin", head.Path);
        Add(tar, "tail.bin", tail.Path);
    }

    private static void Add(TarWriter tar, string name, string path)
    {
        using var content = File.OpenRead(path);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = content, ModificationTime = DateTimeOffset.UnixEpoch });
    }
}
