// An audit line is appended by a writer that a factory opens.
public interface IAudit
{
    void Note(string line);
}

public sealed class FileAudit(string path) : IAudit
{
    public void Note(string line)
    {
        using var writer = new StreamWriter(path, append: true); // RFN201
        writer.WriteLine(line);
    }
}

[Task]
public sealed partial record Audited(string Name)
{
    public int Run([Service] IAudit audit)
    {
        audit.Note(Name);
        return Name.Length;
    }
}
