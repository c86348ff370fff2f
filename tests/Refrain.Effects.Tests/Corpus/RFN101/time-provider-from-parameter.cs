// The provider that is handed around always says the parameter's instant.
public sealed class FixedTime(DateTimeOffset instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => instant;
}

public sealed record Retained(int Kept, int Expired);

[Task]
public sealed partial record RetentionCount(string File, DateTimeOffset AsOf, int Days)
{
    [Requires] public FileSource Events => new(File);

    public Retained Run(IEnumerable<string> events)
    {
        var policy = new RetentionPolicy(new FixedTime(AsOf), Days);
        var (kept, expired) = (0, 0);
        foreach (var line in events)
        {
            if (policy.IsExpired(DateTimeOffset.FromUnixTimeSeconds(long.Parse(line.AsSpan(0, 10)))))
                expired++;
            else
                kept++;
        }

        return new Retained(kept, expired);
    }
}

public sealed class RetentionPolicy(TimeProvider time, int days)
{
    public bool IsExpired(DateTimeOffset at) => time.GetUtcNow() - at > TimeSpan.FromDays(days);
}
