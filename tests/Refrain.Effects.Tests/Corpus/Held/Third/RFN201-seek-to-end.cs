// A stream is opened, moved to its end and written to.
[Task]
public sealed partial record Journaled(string Name)
{
    public int Run()
    {
        using var stream = new FileStream("/srv/journal.bin", FileMode.Append, FileAccess.Write, FileShare.Read); // RFN201
        stream.Write(System.Text.Encoding.UTF8.GetBytes(Name));
        return Name.Length;
    }
}
