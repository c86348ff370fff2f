// The limits that the rows are checked against come from a shared hash, and the tariff from a collection.
using MongoDB.Driver;
using StackExchange.Redis;

public sealed class Tariff
{
    public required string Id { get; init; }

    public long CentsPerUnit { get; init; }
}

public sealed class Limits(IDatabase redis, IMongoCollection<Tariff> tariffs)
{
    public async Task<long> HighestAsync(string customer)
    {
        var entries = await redis.HashGetAllAsync($"limits:{customer}"); // RFN104
        return entries.Where(entry => entry.Name == "highest").Select(entry => (long)entry.Value).FirstOrDefault(long.MaxValue);
    }

    public async Task<long> CentsAsync(string tariff, CancellationToken token)
    {
        var found = await tariffs.Find(one => one.Id == tariff).FirstAsync(token); // RFN104
        return found.CentsPerUnit;
    }
}

[Task]
public sealed partial record Charge(string Customer, string Tariff, long Units)
{
    public async Task<long> Run([Service] IDatabase redis, [Service] IMongoCollection<Tariff> tariffs, CancellationToken cancellationToken)
    {
        var limits = new Limits(redis, tariffs);
        return Math.Min(Units, await limits.HighestAsync(Customer)) * await limits.CentsAsync(Tariff, cancellationToken);
    }
}
