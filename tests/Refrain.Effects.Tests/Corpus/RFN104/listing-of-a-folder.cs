// The files of a folder are found when the task runs; a new one is no new input. Their names are ordered, so only the reading is at fault.
public sealed record FileLines(string Name, int Lines);

[Task]
public sealed partial record LinesOfFolder(string Folder)
{
    public IEnumerable<FileLines> Run()
    {
        var files = Directory.GetFiles(Folder, "*.log"); // RFN104
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var file in files)
            yield return new FileLines(Path.GetFileName(file), Count(file));
    }

    private static int Count(string file)
    {
        using var reader = new StreamReader(file); // RFN104
        var lines = 0;
        while (reader.ReadLine() is not null)
            lines++;
        return lines;
    }
}
