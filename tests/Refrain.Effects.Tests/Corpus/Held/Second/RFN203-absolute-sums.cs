// The sum is computed from all inputs and stored as it is; Redis gets the value, no increment.
using StackExchange.Redis;

[Task]
public sealed partial record StoredSum(string File, string Name)
{
    [Requires] public FileSource Numbers => new(File);

    public async Task<long> Run(IReadOnlyList<string> numbers, [Service] IConnectionMultiplexer redis)
    {
        var sum = 0L;
        foreach (var number in numbers)
            sum += long.Parse(number);
        await redis.GetDatabase().StringSetAsync($"sum:{Name}", sum);
        return sum;
    }
}
