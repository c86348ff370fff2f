// A value is looked up in Redis.
using StackExchange.Redis;

[Task]
public sealed partial record Feature(string Name)
{
    public async Task<string> Run([Service] IDatabase redis)
    {
        var value = await redis.StringGetAsync($"feature:{Name}"); // RFN104
        return value.HasValue ? value.ToString() : "off";
    }
}
