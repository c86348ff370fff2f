// A report with a culture's numbers, a set's order and the name of the host.
using System.Text;

public sealed class ReportText
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _notes = [];

    public ReportText Row(string name, double share)
    {
        _text.Append(name).Append(' ').Append($"{share:P1}").Append('\n'); // RFN107
        if (share > 1)
            _notes.Add(name + " is above one");
        return this;
    }

    public string Finish()
    {
        foreach (var note in _notes) // RFN106
            _text.Append("- ").Append(note).Append('\n');
        return _text.Append("made on ").Append(Environment.MachineName).ToString(); // RFN103
    }
}

[Task]
public sealed partial record ShareReport(string File)
{
    [Requires] public FileSource Lines => new(File);

    public string Run(IReadOnlyList<string> lines) =>
        lines.GroupBy(line => line[0]).Aggregate(new ReportText(), (report, group) => report.Row(group.Key.ToString(), (double)group.Count() / lines.Count)).Finish();
}
