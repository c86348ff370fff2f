// What was processed is moved away, and what is old is deleted.
public sealed class Inbox(string folder)
{
    public void Done(string name)
    {
        var done = Path.Combine(folder, "done");
        Directory.CreateDirectory(done);
        File.Move(Path.Combine(folder, name), Path.Combine(done, name)); // RFN302
    }

    public void Drop(string name)
    {
        var path = Path.Combine(folder, name);
        if (File.Exists(path))
            File.Delete(path); // RFN302
    }
}

[Task]
public sealed partial record Processed(string Folder, string Name)
{
    [Requires] public FileSource Delivery => new(Path.Combine(Folder, Name));

    public int Run(IReadOnlyList<string> delivery)
    {
        var inbox = new Inbox(Folder);
        if (delivery.Count == 0)
            inbox.Drop(Name);
        else
            inbox.Done(Name);
        return delivery.Count;
    }
}
