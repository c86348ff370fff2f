// A writer of reports creates the file where readers look for it.
using System.Globalization;

public sealed class ReportWriter(string folder)
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(folder);

    public string Write(string name, IEnumerable<string> lines)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        using var writer = file.CreateText(); // RFN301
        foreach (var line in lines)
            writer.Write(line + "\n");
        return file.FullName;
    }
}

[Task]
public sealed partial record DailyReport(string File, string Folder, DateOnly Day)
{
    [Requires] public FileSource Rows => new(File);

    public int Run(IReadOnlyList<string> rows)
    {
        new ReportWriter(Folder).Write(Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + ".txt", rows.Order(StringComparer.Ordinal));
        return rows.Count;
    }
}
