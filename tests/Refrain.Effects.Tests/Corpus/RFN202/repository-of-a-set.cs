// A repository adds to a set of the context it was given.
using Microsoft.EntityFrameworkCore;

public sealed class Note
{
    public long Id { get; set; }

    public required string Text { get; set; }
}

public sealed class Notes(DbContextOptions<Notes> options) : DbContext(options)
{
    public void Add(string text) => Set<Note>().Add(new Note { Text = text });

    public void Touch(Note note) => Set<Note>().Attach(note);
}

[Task]
public sealed partial record AddedNote(string Text)
{
    public int Run([Service] Notes notes)
    {
        notes.Add(Text);
        return notes.SaveChanges(); // RFN202
    }
}
