// All but the writes of the last chunk may be lost: nobody keeps the tasks of the loop.
using StackExchange.Redis;

public sealed class RedisCache(IDatabase database)
{
    public async Task PutAsync(string key, int value) => await database.StringSetAsync(key, value);
}

[Task]
public sealed partial record Cached(string Prefix, int Count)
{
    public async Task<int> Run([Service] RedisCache cache)
    {
        for (var i = 0; i < Count; i++)
            _ = cache.PutAsync($"{Prefix}:{i}", i); // RFN208
        await cache.PutAsync($"{Prefix}:count", Count);
        return Count;
    }
}
