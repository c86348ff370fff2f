// The system's clock is one of the two that the interface may be.
public interface IClock
{
    DateTimeOffset Now { get; }
}

public sealed class SystemClock : IClock
{
    public DateTimeOffset Now => DateTimeOffset.UtcNow; // RFN101
}

public sealed class FrozenClock(DateTimeOffset at) : IClock
{
    public DateTimeOffset Now => at;
}

public sealed record Subscription(string User, bool Active);

[Task]
public sealed partial record ActiveSubscriptions(string File)
{
    [Requires] public FileSource Subscriptions => new(File);

    public IEnumerable<Subscription> Run(IEnumerable<string> subscriptions, [Service] IClock clock)
    {
        var now = clock.Now;
        foreach (var line in subscriptions)
        {
            var cells = line.Split(',');
            yield return new Subscription(cells[0], DateTimeOffset.FromUnixTimeSeconds(long.Parse(cells[1])) > now);
        }
    }
}
