// Pages are written at their offsets into a file that stands at its final place, and its index through a pipe.
using System.Buffers;
using System.IO.Pipelines;

public static class PageFile
{
    public static void Write(string path, IReadOnlyList<byte[]> pages)
    {
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, preallocationSize: pages.Count * 4096L); // RFN301
        for (var i = 0; i < pages.Count; i++)
            RandomAccess.Write(handle, pages[i], i * 4096L);
    }

    public static async Task IndexAsync(string path, IReadOnlyList<byte[]> pages, CancellationToken token)
    {
        var writer = PipeWriter.Create(File.Create(path)); // RFN301
        foreach (var page in pages)
        {
            writer.Write(BitConverter.GetBytes(page.Length));
            await writer.FlushAsync(token);
        }

        await writer.CompleteAsync();
    }
}

[Task]
public sealed partial record Paged(string File, string Folder)
{
    [Requires] public FileSource Bytes => new(File);

    public async Task<int> Run(byte[] bytes, CancellationToken cancellationToken)
    {
        var pages = bytes.Chunk(4096).ToList();
        PageFile.Write(Path.Combine(Folder, "pages.bin"), pages);
        await PageFile.IndexAsync(Path.Combine(Folder, "pages.idx"), pages, cancellationToken);
        return pages.Count;
    }
}
