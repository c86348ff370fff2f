using System.Text;

namespace Refrain.Effects.Published;

/// <summary>Rows, each of them once, by the order in which they came.</summary>
internal sealed class SummaryTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _rows = [];

    public int Count => _rows.Count;

    /// <summary>The number of a row.</summary>
    public int Add(string row)
    {
        if (_numbers.TryGetValue(row, out var number)) return number;
        _numbers.Add(row, _rows.Count);
        _rows.Add(row);
        return _rows.Count - 1;
    }

    /// <summary>Appends all, each after a line's end.</summary>
    public void AppendTo(StringBuilder text)
    {
        foreach (var row in _rows) text.Append('\n').Append(row);
    }
}
