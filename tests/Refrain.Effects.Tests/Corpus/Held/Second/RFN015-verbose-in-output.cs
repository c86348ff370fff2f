// A flag that was meant for the log decides whether a column is written to the output.
using System.Text;

[Task]
public sealed partial record Differences(string Left, string Right)
{
    [Requires] public FileSource Before => new(Left);

    [Requires] public FileSource After => new(Right);

    [Insignificant] public bool Verbose { get; init; } // RFN015

    public void Run(IReadOnlyList<string> before, IReadOnlyList<string> after, OutputFile report)
    {
        var known = before.ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var i = 0; i < after.Count; i++)
        {
            if (known.Contains(after[i]))
                continue;
            text.Append('+').Append(i);
            if (Verbose)
                text.Append(' ').Append(after[i]);
            text.Append('\n');
        }

        report.WriteAllText(text.ToString());
    }
}
