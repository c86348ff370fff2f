// A time provider of the task's own gives the time that the parameters say.
public sealed class FrozenTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}

public sealed record Contract(string Id, DateTimeOffset Ends);

public sealed class ContractRules(TimeProvider time)
{
    public bool IsRunning(Contract contract) => contract.Ends > time.GetUtcNow();
}

[Task]
public sealed partial record RunningContracts(string File, DateTimeOffset AsOf)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        var rules = new ContractRules(new FrozenTime(AsOf));
        return lines
            .Select(line => line.Split('|'))
            .Select(cells => new Contract(cells[0], DateTimeOffset.ParseExact(cells[1], "O", System.Globalization.CultureInfo.InvariantCulture)))
            .Where(rules.IsRunning)
            .Select(contract => contract.Id)
            .ToList();
    }
}
