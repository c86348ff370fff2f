// A compliance report's footer is a record with computed members, one of which asks who runs the process and where.
using System.Text;

public sealed record Finding(string Rule, string Account, int Severity);

public sealed record Footer(string Office, int Findings)
{
    public string Prepared => $"{Office}: {Findings} findings, prepared by {Author}";

    private string Author { get; } = Office.Length == 0
        ? "unknown"
        : Environment.UserName; // RFN103
}

public sealed class ReportText
{
    private readonly StringBuilder _text = new();

    public ReportText Title(string title)
    {
        _text.Append("# ").Append(title).Append('\n');
        return this;
    }

    public ReportText Rows<T>(IEnumerable<T> rows, Func<T, string> text)
    {
        foreach (var row in rows)
            _text.Append("- ").Append(text(row)).Append('\n');
        return this;
    }

    public ReportText Foot(Footer footer)
    {
        _text.Append("---\n").Append(footer.Prepared).Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}

[Task]
public sealed partial record ExceptionReport(string Office, string Findings)
{
    [Requires] public FileSource Source => new(Findings);

    public void Run(IEnumerable<string> source, OutputFile report)
    {
        var findings = source
            .Select(line => line.Split(','))
            .Select(fields => new Finding(fields[0], fields[1], int.Parse(fields[2])))
            .Where(finding => finding.Severity > 2)
            .ToList();
        var text = new ReportText()
            .Title("Exceptions")
            .Rows(findings, finding => $"{finding.Rule} {finding.Account} ({finding.Severity})")
            .Foot(new(Office, findings.Count));
        report.WriteAllText(text.ToString());
    }
}
