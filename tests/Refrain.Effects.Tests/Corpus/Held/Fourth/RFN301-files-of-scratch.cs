// Files are created in scratch by every kind of API, and one is copied into the output.
using System.IO.Compression;
using System.Text.Json;

public sealed class Workspace(string root)
{
    public FileInfo this[string name] => new(Path.Join(root, name));

    public Stream Create(string name) => this[name].Create();
}

[Task]
public sealed partial record Packed(string Name)
{
    [Requires] public FileSource Text => new(Name);

    public async Task Run(Artifact<byte[]> text, OutputFile packed, TaskContext context)
    {
        var space = new Workspace(context.ScratchDirectory);
        await using (var plain = space.Create("plain.json"))
            await JsonSerializer.SerializeAsync(plain, new { Name, text.Size }, cancellationToken: context.CancellationToken);
        await using (var writer = space["note.txt"].CreateText())
            await writer.WriteAsync(Name.AsMemory(), context.CancellationToken);
        File.Copy(space["plain.json"].FullName, space["copy.json"].FullName);
        await using var source = space["copy.json"].OpenRead();
        await using var target = new GZipStream(packed.OpenWrite(), CompressionLevel.Fastest);
        await source.CopyToAsync(target, context.CancellationToken);
    }
}
