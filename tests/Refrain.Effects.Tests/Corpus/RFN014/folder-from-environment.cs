// The folder of the input is that which the environment of the process names.
public sealed record Lines(int Number);

[Task]
public sealed partial record InboxLines(string Name)
{
    [Requires] public FileSource Inbox => new(Path.Combine(Folder, Name));

    public Lines Run(IReadOnlyList<string> inbox) => new(inbox.Count);

    private static string Folder => Environment.GetEnvironmentVariable("INBOX") ?? "inbox"; // RFN014
}
