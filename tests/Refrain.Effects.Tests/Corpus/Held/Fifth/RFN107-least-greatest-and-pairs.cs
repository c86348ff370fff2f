// The least and the greatest of texts, and pairs that begin with one, are found by the culture's order.
public sealed record Span(string First, string Last, IReadOnlyList<string> Sorted, int Dash);

[Task]
public sealed partial record Names(string File)
{
    [Requires] public FileSource Lines => new(File);

    public Span Run(IReadOnlyList<string> lines)
    {
        var first = lines.Min(); // RFN107
        var last = lines.MaxBy(line => line.Trim()); // RFN107
        var sorted = lines.Select((line, at) => (line, at)).OrderBy(pair => (pair.line, pair.at)); // RFN107
        var dash = lines[0].IndexOf("--"); // RFN107
        return new(first ?? "", last ?? "", [.. sorted.Select(pair => pair.line)], dash);
    }
}
