// Each row gets its time of creation by an initializer that nobody sees at the place where it is made.
public sealed record StagedOrder(string Number, long Cents)
{
    public DateTime StagedAt { get; init; } = DateTime.UtcNow; // RFN101

    public bool IsLarge => Cents > 1_000_000;
}

[Task]
public sealed partial record StagedOrders(string File)
{
    [Requires] public FileSource Orders => new(File);

    public IEnumerable<StagedOrder> Run(IEnumerable<string> orders)
    {
        foreach (var line in orders)
        {
            var at = line.IndexOf(';');
            yield return new StagedOrder(line[..at], long.Parse(line.AsSpan(at + 1)));
        }
    }
}
