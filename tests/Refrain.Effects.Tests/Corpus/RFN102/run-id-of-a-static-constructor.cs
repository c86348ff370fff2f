// A static constructor makes an id once a process; every output of the process carries it, and that of the next one another.
[Task]
public sealed partial record Signed(string Name)
{
    public string Run() => $"{Name} {Session.Id}"; // RFN102
}

[Task]
public sealed partial record Titled(string Name)
{
    public string Run() => Session.Title(Name);
}

//// File: Session.cs
public static class Session
{
    private static readonly Dictionary<string, string> s_titles = [];

    static Session()
    {
        var id = Guid.NewGuid();
        Id = id.ToString("N");
        s_titles["dr"] = "Dr.";
    }

    public static string Id { get; }

    public static string Title(string name) => s_titles.TryGetValue(name, out var title) ? title : name;
}
