// The title was thought to be decoration, but it is the first line of the file.
using System.Text;

[Task]
public sealed partial record TitledReport(
    string File,
    [property: Insignificant] string Title = "Report", // RFN015
    [property: Insignificant] string? Requester = null)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile report)
    {
        if (lines.Count == 0)
            throw new InvalidDataException($"{File} is empty; it was wanted by {Requester ?? "nobody"}.");

        var text = new StringBuilder();
        text.Append(Title).Append('\n').Append('=', 20).Append('\n');
        foreach (var line in lines)
            text.Append(line).Append('\n');
        report.WriteAllText(text.ToString());
    }
}
