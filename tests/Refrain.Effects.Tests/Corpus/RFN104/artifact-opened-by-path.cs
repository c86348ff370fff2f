// The path comes with the required artifact; a library that wants a path may have it.
using System.Xml.Linq;

public sealed record Station(string Id, string Name);

[Task]
public sealed partial record Stations(string File)
{
    [Requires] public FileSource Catalog => new(File);

    public IEnumerable<Station> Run(Artifact<byte[]> catalog)
    {
        var document = Load(catalog.Path);
        return document.Root!.Elements("station").Select(e => new Station((string)e.Attribute("id")!, (string)e.Element("name")!));
    }

    private static XDocument Load(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        return XDocument.Load(stream);
    }
}
