// A notifier has two forms; one of them sends mail.
using System.Net.Mail;
using Microsoft.Extensions.Logging;

public interface INotifier
{
    void Notify(string subject, string text);
}

public sealed class LogNotifier(ILogger log) : INotifier
{
    public void Notify(string subject, string text) => log.LogWarning("{Subject}: {Text}", subject, text);
}

public sealed class MailNotifier(string to) : INotifier
{
    public void Notify(string subject, string text)
    {
        using var client = new SmtpClient("smtp.example.org");
        using var message = new MailMessage("pipeline@example.org", to) { Subject = subject, Body = text };
        client.Send(message); // RFN205
    }
}

[Task]
public sealed partial record CheckedLines(string File, string? Owner)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, TaskContext context)
    {
        INotifier notifier = Owner is { } owner ? new MailNotifier(owner) : new LogNotifier(context.Logger);
        var bad = lines.Count(line => line.Length == 0);
        if (bad > 0)
            notifier.Notify(File, "empty lines: " + bad);
        return bad;
    }
}
