// The mail is written as text into the output; who sends it is another program.
using System.Net.Mail;

[Task]
public sealed partial record Newsletter(string Title, int Issue)
{
    public async Task Run(OutputFile eml, CancellationToken cancellationToken)
    {
        using var mail = new MailMessage
        {
            From = new MailAddress("news@example.com"),
            Subject = $"{Title} #{Issue}",
            Body = "What is new.",
        };
        mail.To.Add("readers@example.com");
        await eml.WriteAllTextAsync($"From: {mail.From.Address}\nTo: {mail.To[0].Address}\nSubject: {mail.Subject}\n\n{mail.Body}\n", cancellationToken);
    }
}
