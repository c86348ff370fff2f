// MailKit's client sends; the message is a declared file.
using MailKit.Net.Smtp;
using MimeKit;

public interface INotifier
{
    Task TellAsync(MimeMessage message, CancellationToken cancellationToken);
}

public sealed class SmtpNotifier(string host) : INotifier
{
    public async Task TellAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(host, 25, cancellationToken: cancellationToken);
        await client.SendAsync(message, cancellationToken); // RFN205
        await client.DisconnectAsync(true, cancellationToken);
    }
}

[Task]
public sealed partial record Digest(string LetterFile)
{
    [Requires] public FileSource Letter => new(LetterFile);

    public async Task<int> Run(Stream letter, [Service] INotifier notifier, CancellationToken cancellationToken)
    {
        using var message = await MimeMessage.LoadAsync(letter, cancellationToken);
        await notifier.TellAsync(message, cancellationToken);
        return message.To.Count;
    }
}
