// An XML document is saved over the one that is in use.
using System.Xml.Linq;

public static class Feed
{
    public static void Publish(this XDocument document, string path) => document.Save(path); // RFN301
}

[Task]
public sealed partial record NewsFeed(string File, string Target)
{
    [Requires] public FileSource Titles => new(File);

    public int Run(IReadOnlyList<string> titles)
    {
        var document = new XDocument(new XElement("feed", titles.Select(title => new XElement("item", new XAttribute("title", title)))));
        document.Publish(Target);
        return titles.Count;
    }
}
