// Who runs where is told to the log and to the trace, which is what such facts are for.
using System.Diagnostics;
using Microsoft.Extensions.Logging;

public sealed record Digest(int Lines, long Characters);

[Task]
public sealed partial record TextDigest(string File)
{
    [Requires] public FileSource Text => new(File);

    public Digest Run(IEnumerable<string> text, TaskContext context)
    {
        context.Logger.LogInformation("{File} on {Machine}, process {Process}", File, Environment.MachineName, Environment.ProcessId);
        Activity.Current?.AddTag("os", Environment.OSVersion.ToString());

        var (lines, characters) = (0, 0L);
        foreach (var line in text)
        {
            lines++;
            characters += line.Length;
            Debug.WriteLine($"thread {Environment.CurrentManagedThreadId}: {line}");
        }

        return new Digest(lines, characters);
    }
}
