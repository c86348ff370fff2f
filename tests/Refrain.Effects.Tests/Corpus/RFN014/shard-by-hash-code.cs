// The shard of a customer is that of the string's hash code: another one in each process.
public sealed record History(string Customer, int Events);

[Task]
public sealed partial record CustomerHistory(string Customer, int Shards)
{
    [Requires]
    public FileSource Events
    {
        get
        {
            var shard = Math.Abs(Customer.GetHashCode() % Shards); // RFN014
            return new($"events/{shard}.txt");
        }
    }

    public History Run(IEnumerable<string> events) => new(Customer, events.Count(line => line.StartsWith(Customer, StringComparison.Ordinal)));
}
