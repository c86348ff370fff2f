// A cache in Redis that outlives the run is read first; what it has is what the task gives.
using StackExchange.Redis;

public sealed class PageCache(IDatabase redis)
{
    public async Task<string> GetOrAddAsync(string key, Func<Task<string>> make)
    {
        var known = await redis.StringGetAsync(key); // RFN104
        if (known.HasValue)
            return known!;
        var made = await make();
        await redis.StringSetAsync(key, made, TimeSpan.FromHours(1));
        return made;
    }
}

[Task]
public sealed partial record Rendered(string File)
{
    [Requires] public FileSource Markdown => new(File);

    public async Task<string> Run(string markdown, [Service] IConnectionMultiplexer redis)
    {
        var cache = new PageCache(redis.GetDatabase());
        return await cache.GetOrAddAsync(File, () => Task.FromResult("<p>" + markdown + "</p>"));
    }
}
