// A feed is written by an XML writer that opens the file itself.
using System.Xml;

public static class Feeds
{
    public static void Save(string path, IEnumerable<string> titles)
    {
        using var writer = XmlWriter.Create(path, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }); // RFN301
        writer.WriteStartElement("feed");
        foreach (var title in titles)
            writer.WriteElementString("title", title);
        writer.WriteEndElement();
    }
}

[Task]
public sealed partial record Feed(string File, string Target)
{
    [Requires] public FileSource Titles => new(File);

    public int Run(IReadOnlyList<string> titles)
    {
        Feeds.Save(Target, titles);
        return titles.Count;
    }
}
