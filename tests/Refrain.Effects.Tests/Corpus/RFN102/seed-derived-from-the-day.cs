// A seed that is computed from the parameters is as good as one that is given.
public readonly record struct Draw(int Round, int Winner);

[Task]
public sealed partial record Raffle(DateOnly Day, string Prize, int Tickets)
{
    public IEnumerable<Draw> Run()
    {
        var seed = Day.DayNumber * 397 + Prize.Length;
        var dice = new Dice(seed);
        for (var round = 1; round <= 3; round++)
            yield return new Draw(round, dice.Roll(Tickets));
    }

    private sealed class Dice(int seed)
    {
        private readonly Random _random = new(seed);

        public int Roll(int sides) => _random.Next(1, sides + 1);
    }
}
