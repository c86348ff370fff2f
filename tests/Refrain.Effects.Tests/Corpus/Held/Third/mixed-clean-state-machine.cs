// A parser with a state, a switch and a buffer.
using System.Text;

public sealed class QuotedParser
{
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private bool _quoted;

    public IReadOnlyList<string> Parse(string line)
    {
        foreach (var c in line)
        {
            switch (c)
            {
                case '"':
                    _quoted = !_quoted;
                    break;
                case ',' when !_quoted:
                    Flush();
                    break;
                default:
                    _cell.Append(c);
                    break;
            }
        }

        Flush();
        return _cells;
    }

    private void Flush()
    {
        _cells.Add(_cell.ToString());
        _cell.Clear();
    }
}

[Task]
public sealed partial record Cells(string Line)
{
    public IReadOnlyList<string> Run() => new QuotedParser().Parse(Line);
}
