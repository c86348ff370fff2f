// PUBLISH reaches who listens now; setting the key beside it is absolute.
using StackExchange.Redis;

public static class Announcements
{
    public static async Task<string> AnnounceAsync(this IConnectionMultiplexer redis, string key, string value)
    {
        await redis.GetDatabase().StringSetAsync(key, value);
        await redis.GetSubscriber().PublishAsync("changes", key); // RFN205
        return key;
    }
}

[Task]
public sealed partial record Headline(string Page, string Text)
{
    public Task<string> Run([Service] IConnectionMultiplexer redis) => redis.AnnounceAsync($"headline:{Page}", Text);
}
