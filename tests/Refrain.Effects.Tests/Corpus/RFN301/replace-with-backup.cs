// File.Replace puts the new file in place in one step and keeps the old one as a backup.
[Task]
public sealed partial record Settings(string Path, int Threshold)
{
    public int Run()
    {
        AtomicFile.Write(Path, $"threshold={Threshold}\n");
        return Threshold;
    }
}

internal static class AtomicFile
{
    public static void Write(string path, string text)
    {
        var fresh = System.IO.Path.ChangeExtension(path, ".new");
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(text);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Replace(fresh, path, System.IO.Path.ChangeExtension(path, ".bak"));
    }
}
