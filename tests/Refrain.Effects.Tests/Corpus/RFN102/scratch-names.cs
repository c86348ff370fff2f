// Chance names the temporaries in the scratch folder; what they hold is what comes out.
using System.IO.Compression;

[Task]
public sealed partial record UnpackedLength(string File)
{
    [Requires] public FileSource Archive => new(File);

    public async Task<long> Run(byte[] archive, TaskContext context)
    {
        var path = Path.Combine(context.ScratchDirectory, Guid.NewGuid().ToString("N") + ".bin");
        var copy = Path.Combine(context.ScratchDirectory, Path.GetRandomFileName());
        await using (var zipped = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress))
        await using (var plain = System.IO.File.Create(path))
            await zipped.CopyToAsync(plain, context.CancellationToken);
        System.IO.File.Copy(path, copy);
        return new FileInfo(copy).Length;
    }
}
