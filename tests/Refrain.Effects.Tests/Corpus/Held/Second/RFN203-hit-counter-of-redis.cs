// A counter of Redis goes up with each run.
using StackExchange.Redis;

public sealed class Counters(IDatabase redis, string prefix)
{
    public Task<long> AddAsync(string name, long by) => redis.StringIncrementAsync($"{prefix}:{name}", by); // RFN203
}

[Task]
public sealed partial record CountedRows(string File)
{
    [Requires] public FileSource Rows => new(File);

    public async Task<int> Run(IReadOnlyList<string> rows, [Service] IConnectionMultiplexer redis)
    {
        var counters = new Counters(redis.GetDatabase(), "rows");
        await counters.AddAsync(File, rows.Count);
        return rows.Count;
    }
}
