// Group separators are the culture's, for whole numbers too.
using System.Text;

[Task]
public sealed partial record PopulationTable(string File)
{
    [Requires] public FileSource People => new(File);

    public void Run(IEnumerable<string> people, OutputFile table)
    {
        var text = new StringBuilder("| country | people |\n|---|---|\n");
        foreach (var line in people)
        {
            var cells = line.Split(',');
            text.Append("| ").Append(cells[0]).Append(" | ");
            text.Append(long.Parse(cells[1]).ToString("N0")); // RFN107
            text.Append(" |\n");
        }

        table.WriteAllText(text.ToString());
    }
}
