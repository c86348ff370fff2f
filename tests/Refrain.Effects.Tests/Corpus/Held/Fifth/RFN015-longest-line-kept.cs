// How long a line may be is said to be a matter of memory only, but the rest of a line is cut off.
public sealed record Note(int Number, string Text);

public sealed class Shortening
{
    private readonly Func<Note, Note> _cut;

    public Shortening(int longest) => _cut = note => note.Text.Length <= longest ? note : note with { Text = note.Text[..longest] };

    public IEnumerable<Note> Apply(IEnumerable<Note> notes) => notes.Select(_cut);
}

[Task]
public sealed partial record Notes(string File, [property: Insignificant] int LongestLine = 4096) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Note> Run(IEnumerable<string> lines) => new Shortening(LongestLine).Apply(lines.Select((line, at) => new Note(at + 1, line)));
}
