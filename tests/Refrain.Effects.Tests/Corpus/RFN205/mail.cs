// Customers get the mail once a run.
using System.Net.Mail;

public sealed class Postman(string host) : IDisposable
{
    private readonly SmtpClient _client = new(host);

    public void Deliver(string to, string subject, string text)
    {
        using var mail = new MailMessage("reports@example.com", to, subject, text);
        _client.Send(mail); // RFN205
    }

    public void Dispose() => _client.Dispose();
}

[Task]
public sealed partial record Statement(string Customer, string MailHost, long Cents)
{
    public string Run()
    {
        var text = $"Your balance is {Cents} cents.";
        using var postman = new Postman(MailHost);
        postman.Deliver(Customer, "Statement", text);
        return text;
    }
}
