// The folder of an earlier export, which others may be reading, is removed with all that is in it.
public static class Folders
{
    public static string Fresh(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true); // RFN302
        return Directory.CreateDirectory(path).FullName;
    }
}

[Task]
public sealed partial record Exported(string Target, int Parts)
{
    public int Run()
    {
        var folder = Folders.Fresh(Target);
        for (var part = 0; part < Parts; part++)
        {
            var path = Path.Combine(folder, $"part-{part}.txt");
            File.WriteAllText(path + ".tmp", $"{part}\n");
            File.Move(path + ".tmp", path, overwrite: true);
        }

        return Parts;
    }
}
