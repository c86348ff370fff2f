// Subscribers are told through Redis.
using StackExchange.Redis;

[Task]
public sealed partial record Invalidated(string Key)
{
    public async Task<string> Run([Service] IConnectionMultiplexer redis)
    {
        await redis.GetSubscriber().PublishAsync(RedisChannel.Literal("invalidate"), Key); // RFN205
        return Key;
    }
}
