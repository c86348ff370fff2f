// A ZIP archive is made from the scratch folder, straight at its final place.
using System.IO.Compression;

[Task]
public sealed partial record Packed(string File, string Archive)
{
    [Requires] public FileSource Texts => new(File);

    public async Task<int> Run(IReadOnlyList<string> texts, TaskContext context)
    {
        var folder = Path.Combine(context.ScratchDirectory, "texts");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < texts.Count; i++)
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder, $"{i}.txt"), texts[i], context.CancellationToken);
        await using var target = new FileStream(Archive, FileMode.Create, FileAccess.Write, FileShare.None, 4096, useAsync: true); // RFN301
        using var buffer = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            buffer.Write(await System.IO.File.ReadAllBytesAsync(file, context.CancellationToken));
        buffer.Position = 0;
        await using var deflate = new DeflateStream(target, CompressionLevel.Optimal);
        await buffer.CopyToAsync(deflate, context.CancellationToken);
        return texts.Count;
    }
}
