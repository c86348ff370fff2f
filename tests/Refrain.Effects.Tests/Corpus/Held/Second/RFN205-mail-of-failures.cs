// A notifier sends mail when there is something to say.
using System.Net.Mail;

public interface INotifier
{
    Task NotifyAsync(string subject, string text, CancellationToken token);
}

public sealed class MailNotifier(string host, string from, string to) : INotifier
{
    public async Task NotifyAsync(string subject, string text, CancellationToken token)
    {
        using var client = new SmtpClient(host);
        using var message = new MailMessage(from, to, subject, text);
        await client.SendMailAsync(message, token); // RFN205
    }
}

[Task]
public sealed partial record Audited(string File, string Host)
{
    [Requires] public FileSource Rows => new(File);

    public async Task<int> Run(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        INotifier notifier = new MailNotifier(Host, "etl@example.org", "data@example.org");
        var empty = rows.Count(string.IsNullOrWhiteSpace);
        if (empty > 0)
            await notifier.NotifyAsync("Empty rows", $"{empty} rows are empty.", cancellationToken);
        return empty;
    }
}
