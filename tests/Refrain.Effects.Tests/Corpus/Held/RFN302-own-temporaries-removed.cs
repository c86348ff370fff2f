// What is deleted and moved is what the task made: in scratch, and beside its own output.
using System.IO.Compression;

public sealed class Workspace(string root) : IDisposable
{
    private readonly Stack<string> _made = new();

    public string Folder(string name)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(path);
        _made.Push(path);
        return path;
    }

    public void Dispose()
    {
        while (_made.TryPop(out var path))
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
    }
}

[Task]
public sealed partial record UnpackedScenes(string Archive)
{
    [Requires] public FileSource Zip => new(Archive);

    public void Run(Artifact<byte[]> zip, TaskContext context, OutputFile scene)
    {
        using var workspace = new Workspace(context.ScratchDirectory);
        var unpacked = workspace.Folder("unpacked");
        var chosen = workspace.Folder("chosen");
        ZipFile.ExtractToDirectory(zip.Path, unpacked);
        var bands = Directory.GetFiles(unpacked, "*.tif", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < bands.Count; i++)
            File.Move(bands[i], Path.Combine(chosen, $"{i}.tif"));
        try
        {
            using var output = scene.OpenWrite();
            for (var i = 0; i < bands.Count; i++)
            {
                using var band = File.OpenRead(Path.Combine(chosen, $"{i}.tif"));
                band.CopyTo(output);
            }
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(chosen))
                File.Delete(file);
        }
    }
}
