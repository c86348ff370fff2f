// Cells of a table are converted by the general converter, and lines are made by a format.
using System.Data;
using System.Text;

[Task]
public sealed partial record ScaledCells(string File, int Factor)
{
    [Requires] public FileSource Lines => new(File);

    public string Run(IReadOnlyList<string> lines)
    {
        var table = new DataTable();
        table.Columns.Add("name", typeof(string));
        table.Columns.Add("weight", typeof(decimal));
        foreach (var line in lines)
        {
            var cells = line.Split(';');
            table.Rows.Add(cells[0], Convert.ToDecimal(cells[1])); // RFN107
        }

        var text = new StringBuilder();
        foreach (DataRow row in table.Rows)
            text.AppendFormat("{0};{1:F3}\n", row["name"], (decimal)row["weight"] * Factor); // RFN107
        return text.ToString();
    }
}
