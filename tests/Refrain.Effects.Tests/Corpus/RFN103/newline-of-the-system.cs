// The lines end differently on Windows, so the file's bytes do.
[Task]
public sealed partial record MergedNotes(string File)
{
    [Requires] public FileSource Notes => new(File);

    public void Run(IReadOnlyList<string> notes, OutputFile merged)
    {
        var head = $"{notes.Count} notes\n";
        merged.WriteAllText(head + string.Join(Environment.NewLine, notes)); // RFN103
    }
}
