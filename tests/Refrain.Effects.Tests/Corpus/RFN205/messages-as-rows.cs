// The task makes the messages and returns them; sending is not its business.
public enum Urgency
{
    Low,
    High,
}

public sealed record Message(string To, string Subject, Urgency Urgency);

public static class Composer
{
    public static Message Notify(string to, int overdueDays) => overdueDays switch
    {
        > 30 => new(to, "Last reminder", Urgency.High),
        _ => new(to, "Friendly reminder", Urgency.Low),
    };
}

[Task]
public sealed partial record DunningLetters(string File)
{
    [Requires] public FileSource Overdue => new(File);

    public IEnumerable<Message> Run(IEnumerable<string> overdue)
    {
        foreach (var (line, days) in overdue.Select((line, i) => (line, i)))
        {
            if (line.Length > 0)
                yield return Composer.Notify(line, days);
        }
    }
}
