// The same TrySave as elsewhere, and the task throws when it says no.
[Task]
public sealed partial record Stored(string Folder, string Text)
{
    public int Run()
    {
        var path = Path.Combine(Folder, "stored.txt");
        if (!TrySave(path, Text))
            throw new IOException($"{path} could not be written; see that the folder is there and not full.");
        return Text.Length;
    }

    private static bool TrySave(string path, string text)
    {
        try
        {
            File.WriteAllText(path + ".new", text);
            File.Move(path + ".new", path, overwrite: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
