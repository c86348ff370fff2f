// The input is mapped into memory by its path; pages that were written to the folder that was handed in are read back.
using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;

[Task]
public sealed partial record SumsOfPages(string File, int PageBytes)
{
    [Requires] public FileSource Numbers => new(File);

    public IReadOnlyList<long> Run(Artifact<byte[]> numbers, TaskContext context)
    {
        using var file = MemoryMappedFile.CreateFromFile(numbers.Path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        var pages = (int)(view.Capacity / PageBytes);
        for (var page = 0; page < pages; page++)
        {
            var bytes = new byte[PageBytes];
            view.ReadArray((long)page * PageBytes, bytes, 0, PageBytes);
            using var handle = System.IO.File.OpenHandle(PathOf(context, page), FileMode.Create, FileAccess.Write);
            RandomAccess.Write(handle, bytes, 0);
        }

        return [.. Enumerable.Range(0, pages).Select(page => Sum(System.IO.File.ReadAllBytes(PathOf(context, page))))];
    }

    private static string PathOf(TaskContext context, int page) => Path.Combine(context.ScratchDirectory, $"{page:x4}.page");

    private static long Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0L;
        for (; bytes.Length >= 4; bytes = bytes[4..])
            sum += BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return sum;
    }
}
