// The line before is kept in a static field, so two tasks at once compare with each other's lines.
public sealed record Change(string From, string To);

[Task]
public sealed partial record Changes(string File)
{
    private static string s_last = "";

    [Requires] public FileSource States => new(File);

    public IEnumerable<Change> Run(IEnumerable<string> states)
    {
        foreach (var state in states)
        {
            var last = s_last; // RFN105
            if (last != state)
                yield return new Change(last, state);
            s_last = state; // RFN207
        }
    }
}
