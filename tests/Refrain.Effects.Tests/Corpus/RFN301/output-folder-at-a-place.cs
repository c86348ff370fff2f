// A folder at a chosen place is written by path, by handle and through a helper, and cleared of what a tool left in it: all of it is the output. A page beside it is written in place.
[Task]
public sealed partial record Pages(string Site, int Count)
{
    public void Run([Place("sites/{Site}-{Count}")] OutputDirectory pages, [Place("sites/{Site}-{Count}.txt")] OutputFile list)
    {
        Directory.CreateDirectory(Path.Combine(pages.Path, "images"));
        for (var page = 0; page < Count; page++)
            Write(Path.Combine(pages.Path, $"{page}.html"), page);
        pages.File("style.css").WriteAllText("body { margin: 0 }");
        using (var writer = new StreamWriter(pages.File("images/list.txt").OpenWrite()))
            writer.WriteLine(Count);
        File.Delete(Path.Combine(pages.Path, "0.html"));
        list.WriteAllText(Site);
        File.WriteAllText(Path.Combine("/srv/sites", Site, "index.html"), Site); // RFN301
    }

    private static void Write(string path, int page) => File.WriteAllText(path, $"page {page}");
}
