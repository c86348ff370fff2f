// The system's line end stands in a message for people; the data's lines end with LF.
[Task]
public sealed partial record CheckedNotes(string File)
{
    [Requires] public FileSource Notes => new(File);

    public void Run(IReadOnlyList<string> notes, OutputFile merged)
    {
        var bad = notes.Where(note => note.Contains('\t')).ToList();
        if (bad.Count > 0)
            throw new InvalidDataException("Notes with tabs:" + Environment.NewLine + string.Join(Environment.NewLine, bad));
        merged.WriteAllLines(notes);
    }
}
