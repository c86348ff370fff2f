// One seeded source is made in Run and passed through several hands.
public sealed record Step(int Number, int X, int Y);

public interface IChance
{
    int Below(int bound);
}

public sealed class SeededChance(int seed) : IChance
{
    private readonly Random _random = new(seed);

    public int Below(int bound) => _random.Next(bound);
}

public static class Walks
{
    private static readonly (int X, int Y)[] s_directions = [(0, 1), (1, 0), (0, -1), (-1, 0)];

    public static IEnumerable<Step> Walk(this IChance chance, int steps)
    {
        var (x, y) = (0, 0);
        for (var i = 0; i < steps; i++)
        {
            var (dx, dy) = s_directions[chance.Below(s_directions.Length)];
            yield return new Step(i, x += dx, y += dy);
        }
    }
}

[Task]
public sealed partial record SimulatedWalk(string Name, int Steps, int Seed)
{
    public IEnumerable<Step> Run() => new SeededChance(Seed ^ Name.Length).Walk(Steps);
}
