// A reservoir sample whose generator is seeded from the parameters, by a hash of its own.
public interface IDice
{
    int Below(int bound);
}

public sealed class SeededDice(string seed) : IDice
{
    private readonly Random _random = new(Fold(seed));

    public int Below(int bound) => _random.Next(bound);

    private static int Fold(string text)
    {
        unchecked
        {
            var hash = 2166136261;
            foreach (var c in text)
                hash = (hash ^ c) * 16777619;
            return (int)hash;
        }
    }
}

public static class Reservoir
{
    public static T[] Sample<T>(this IEnumerable<T> rows, int size, IDice dice)
    {
        var kept = new List<T>(size);
        var seen = 0;
        foreach (var row in rows)
        {
            seen++;
            if (kept.Count < size)
                kept.Add(row);
            else if (dice.Below(seen) is var at && at < size)
                kept[at] = row;
        }

        return kept.ToArray();
    }
}

[Task]
public sealed partial record SampleOfLines(string File, int Size, string Seed)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IEnumerable<string> lines) => lines.Sample(Size, new SeededDice(Seed + File));
}
