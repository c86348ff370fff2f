// The requirement looks into a folder for the newest export: another plan, another input.
public static class ExportFolder
{
    public static string Newest(string folder, string prefix)
    {
        var files = new DirectoryInfo(folder).GetFiles(prefix + "*.csv"); // RFN014
        return files.OrderByDescending(file => file.Name, StringComparer.Ordinal).First().FullName;
    }
}

public sealed record Customer(string Id, string Name);

[Task]
public sealed partial record Customers(string Folder)
{
    [Requires] public FileSource Export => new(ExportFolder.Newest(Folder, "customers-"));

    public IEnumerable<Customer> Run(IEnumerable<string> export)
    {
        foreach (var line in export.Skip(1))
        {
            var cells = line.Split(';');
            yield return new(cells[0], cells[1]);
        }
    }
}
