// The text is joined with the platform's line ends.
using System.Text;

public sealed class MarkdownTable
{
    private readonly StringBuilder _text = new();

    public MarkdownTable Row(params IEnumerable<string> cells)
    {
        _text.Append("| ").AppendJoin(" | ", cells).Append(" |").Append(Environment.NewLine); // RFN103
        return this;
    }

    public override string ToString() => _text.ToString();
}

[Task]
public sealed partial record Glossary(string File)
{
    [Requires] public FileSource Terms => new(File);

    public string Run(IReadOnlyList<string> terms)
    {
        var table = new MarkdownTable().Row("term", "meaning").Row("---", "---");
        foreach (var term in terms)
            table.Row(term.Split('=', 2));
        return table.ToString();
    }
}
