// A file of a name that nobody else has, made and deleted at once to see whether there is room: nothing is left of it.
[Task]
public sealed partial record Writable(string Text)
{
    public void Run([Place("{Text}")] OutputDirectory pages)
    {
        if (!Folders.IsWritable(pages.Path)) throw new IOException("The folder cannot be written to.");
        pages.File("page.txt").WriteAllText(Text);
    }
}

[Task]
public sealed partial record Mirrored(string Folder, string Text)
{
    public string Run()
    {
        var probe = Path.Combine(Folder, Path.GetRandomFileName());
        using (File.Create(probe))
        {
        }
        File.Delete(probe);
        return Text;
    }
}

internal static class Folders
{
    public static bool IsWritable(string folder)
    {
        var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
        File.WriteAllBytes(probe, []);
        File.Delete(probe);
        return true;
    }
}
