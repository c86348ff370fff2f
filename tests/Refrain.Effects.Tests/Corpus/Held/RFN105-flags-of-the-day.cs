// A feature switch is a static that a console of operations changes while the process runs.
public sealed record Bid(string Slot, string Campaign, int Cents);

public static class Switches
{
    private static Func<int, int> s_floor = cents => cents;

    public static bool SecondPrice { get; private set; }

    public static void Configure(bool secondPrice, int floor)
    {
        SecondPrice = secondPrice;
        s_floor = cents => Math.Max(cents, floor);
    }

    public static int Floor(int cents) => s_floor(cents); // RFN105
}

public sealed class Auction
{
    private readonly PriorityQueue<Bid, (int, string)> _bids = new(); // RFN107

    public void Enter(Bid bid) => _bids.Enqueue(bid, (-bid.Cents, bid.Campaign));

    public Bid? Close() => (_bids.Count, Switches.SecondPrice) switch // RFN105
    {
        (0, _) => null,
        (1, _) or (_, false) => Charge(_bids.Dequeue(), null),
        _ => Charge(_bids.Dequeue(), _bids.Dequeue()),
    };

    private static Bid Charge(Bid winner, Bid? runnerUp) => winner with { Cents = Switches.Floor(runnerUp?.Cents ?? winner.Cents) };
}

[Task]
public sealed partial record Winners(string Log)
{
    [Requires] public FileSource Bids => new(Log);

    public IEnumerable<Bid> Run(IEnumerable<string> bids)
    {
        foreach (var slot in bids.Select(Parse).GroupBy(bid => bid.Slot))
        {
            var auction = new Auction();
            foreach (var bid in slot)
                auction.Enter(bid);
            if (auction.Close() is { } winner)
                yield return winner;
        }
    }

    private static Bid Parse(string line)
    {
        var fields = line.Split(' ');
        return new(fields[0], fields[1], int.Parse(fields[2]));
    }
}
