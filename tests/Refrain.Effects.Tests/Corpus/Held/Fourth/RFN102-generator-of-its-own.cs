// A type that is called Random and has nothing but what it was seeded with.
public sealed class Random(ulong seed)
{
    public static Random Shared(string key) => new(key.Aggregate(14695981039346656037UL, (hash, c) => (hash ^ c) * 1099511628211UL));

    public ulong Next()
    {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        return seed;
    }
}

[Task]
public sealed partial record Numbers(string Key, int Count)
{
    public IEnumerable<ulong> Run()
    {
        var random = Random.Shared(Key);
        for (var i = 0; i < Count; i++)
            yield return random.Next();
    }
}
