using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Refrain.Contract;

namespace Refrain.CodeFixes;

/// <summary>
/// Brings <c>RefrainTasks.txt</c> to what diagnostics of RFN016 say, all of them in one go. What nothing was said of stays as it is: comments, blank
/// lines, line ends. A comment right above a line is that line's, and goes with it where a name moves to another place.
/// </summary>
internal sealed class ContractEdit
{
    /// <summary>The head of a file that was empty.</summary>
    private const string Head = "# What stored artifacts and messages in flight depend on: the tasks of this project, their parameters and outputs.\n"
        + "# The fixes of RFN016 keep it up to date; docs/contract-file.md says how to read it.\n";

    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private bool _dropsUnreadable;
    private bool _sorts;

    /// <summary>Takes over what a diagnostic says.</summary>
    public void Add(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        _dropsUnreadable |= properties.ContainsKey(ContractIds.Unreadable);
        _sorts |= properties.ContainsKey(ContractIds.Order);
        properties.TryGetValue(ContractIds.Gone, out var gone);
        if (properties.TryGetValue(ContractIds.Line, out var line) && line is not null && ContractLineReader.Read(line, out _) is { } entry)
        {
            _lines[entry.Name] = line;
            if (gone is not null) _renamed[gone] = entry.Name;
        }
        else if (gone is not null)
        {
            _gone.Add(gone);
        }
    }

    /// <summary>The text after the edit.</summary>
    public SourceText Apply(SourceText text)
    {
        var end = LineEnd(text);
        var blocks = Blocks(text, out var head, out var tail);
        if (blocks.Count == 0) (head, tail) = (_lines.Count > 0 ? Headed(tail, end) : tail, "");
        foreach (var pair in _lines.OrderBy(static pair => pair.Key, StringComparer.Ordinal)) Put(blocks, pair.Key, pair.Value);
        if (_sorts) blocks = [.. blocks.OrderBy(static block => block.Name, StringComparer.Ordinal)];

        var written = new StringBuilder(head);
        foreach (var block in blocks)
        {
            Finish(written, end).Append(block.Before);
            if (block.Line is not null) Finish(written, end).Append(block.Line).Append(end);
        }
        if (tail.Length > 0) Finish(written, end).Append(tail);
        return SourceText.From(written.ToString(), text.Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), text.ChecksumAlgorithm);
    }

    private void Put(List<Block> blocks, string name, string line)
    {
        var at = blocks.FindIndex(block => block.Name == name);
        if (at >= 0)
        {
            blocks[at] = blocks[at] with { Line = line };
            return;
        }
        // Behind the last smaller name, so that what stands above the next one stays with it.
        var before = blocks.FindLastIndex(block => string.CompareOrdinal(block.Name, name) < 0);
        var first = before < 0 ? 0 : before + 1;
        var old = blocks.FindIndex(block => block.Name is not null && _renamed.TryGetValue(block.Name, out var now) && now == name);
        if (old < 0)
        {
            blocks.Insert(first, new Block(name, "", line));
            return;
        }
        var moved = blocks[old] with { Name = name, Line = line };
        blocks.RemoveAt(old);
        blocks.Insert(old < first ? first - 1 : first, moved);
    }

    /// <summary>The lines that list a task, each with what belongs to it above it.</summary>
    private List<Block> Blocks(SourceText text, out string head, out string tail)
    {
        var file = ContractFile.Read(text);
        var entries = file.Lines.ToDictionary(static line => line.Line, static line => line.Entry);
        var dropped = new HashSet<int>(_dropsUnreadable ? file.Problems.Where(static problem => !problem.IsOrder).Select(static problem => problem.Line) : []);
        var blocks = new List<Block>();
        var loose = new List<string>();
        head = "";
        foreach (var line in text.Lines)
        {
            if (dropped.Contains(line.LineNumber)) continue;
            var all = text.ToString(line.SpanIncludingLineBreak);
            if (!entries.TryGetValue(line.LineNumber, out var entry))
            {
                if (all.Length > 0) loose.Add(all);
                continue;
            }
            var own = loose.FindLastIndex(static above => above.Trim().Length == 0) + 1;
            if (blocks.Count == 0)
            {
                // What begins the file is about the file.
                head = string.Concat(loose.Take(own == 0 ? loose.Count : own));
                loose.RemoveRange(0, own == 0 ? loose.Count : own);
            }
            blocks.Add(new Block(entry.Name, string.Concat(loose), _gone.Contains(entry.Name) ? null : text.ToString(line.Span)));
            loose.Clear();
        }
        tail = string.Concat(loose);
        return blocks;
    }

    /// <summary>What stands before the first line that is ever written.</summary>
    private static string Headed(string head, string end)
    {
        if (head.Trim().Length == 0) return Head.Replace("\n", end) + end;
        var rest = head.TrimEnd('\r', '\n');
        return rest + end + end;
    }

    private static StringBuilder Finish(StringBuilder text, string end) =>
        text.Length > 0 && text[text.Length - 1] is not ('\n' or '\r') ? text.Append(end) : text;

    /// <summary>The file's own line end.</summary>
    private static string LineEnd(SourceText text)
    {
        var first = text.Lines[0];
        var end = text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak));
        return end.Length == 0 ? "\n" : end;
    }

    /// <summary>A line with what stands above it; without the line where it goes and the rest stays.</summary>
    private sealed record Block(string? Name, string Before, string? Line);
}
