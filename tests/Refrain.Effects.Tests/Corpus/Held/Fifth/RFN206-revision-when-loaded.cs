// A static asks git for the revision when the type is first used.
using System.Diagnostics;

public static class Revision
{
    public static string Short { get; } = Ask("rev-parse", "--short", "HEAD");

    private static string Ask(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })!; // RFN206
        return git.StandardOutput.ReadToEnd().Trim();
    }
}

[Task]
public sealed partial record Release(string Notes)
{
    [Requires] public FileSource Text => new(Notes);

    public string Run(string text) => $"{Revision.Short}\n{text}";
}
