// Paths are put together and taken apart as text; no folder of this machine is in them.
using System.Text.Json;

public sealed record Asset(string Path, string Kind, string Parent);

[Task]
public sealed partial record AssetManifest(string File, string Root)
{
    [Requires] public FileSource Names => new(File);

    public string Run(IReadOnlyList<string> names)
    {
        var assets = from name in names
                     let clean = name.Replace('\\', '/').TrimStart('/')
                     select new Asset($"{Root}/{clean}", Path.GetExtension(clean), Path.GetFileName(Root));
        return JsonSerializer.Serialize(assets.ToArray());
    }
}
