// The manifest has absolute paths, so it depends on the folder the program was started in.
using System.Text.Json;

public sealed record Entry(string Path, string Kind);

[Task]
public sealed partial record Manifest(string File)
{
    [Requires] public FileSource Names => new(File);

    public string Run(IReadOnlyList<string> names) => JsonSerializer.Serialize(names.Select(Describe).ToList());

    private static Entry Describe(string name) =>
        new(Path.GetFullPath(name), Path.GetExtension(name)); // RFN103
}
