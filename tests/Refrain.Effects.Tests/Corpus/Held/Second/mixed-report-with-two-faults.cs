// A report builder: its footer has the user's name, and its amounts follow the culture.
using System.Text;

public sealed class ReportBuilder
{
    private readonly StringBuilder _text = new();

    public ReportBuilder Line(string name, double amount)
    {
        _text.AppendFormat("{0,-20}{1,12:N2}", name, amount).Append('\n'); // RFN107
        return this;
    }

    public ReportBuilder Footer()
    {
        _text.Append("made by ").Append(Environment.UserName).Append('\n'); // RFN103
        return this;
    }

    public string Build() => _text.ToString();
}

[Task]
public sealed partial record Statement(string File)
{
    [Requires] public FileSource Lines => new(File);

    public string Run(IReadOnlyList<string> lines)
    {
        var report = new ReportBuilder();
        foreach (var line in lines)
            report.Line(line, line.Length / 3.0);
        return report.Footer().Build();
    }
}
