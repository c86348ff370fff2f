// ToList copies the list, not the elements in it: sorting the copy is fine, changing an element is not.
public sealed class Player
{
    public int Id { get; set; }

    public int Points { get; set; }

    public int Rank { get; set; }
}

[Task]
public sealed partial record Players(int Season)
{
    public IEnumerable<Player> Run() => Enumerable.Range(0, 10).Select(i => new Player { Id = i, Points = i * Season % 17 });
}

[Task, Requires<Players>]
public sealed partial record Ranking(int Season)
{
    public IReadOnlyList<Player> Run(IReadOnlyList<Player> players)
    {
        var sorted = players.ToList();
        sorted.Sort((x, y) => y.Points != x.Points ? y.Points.CompareTo(x.Points) : x.Id.CompareTo(y.Id));
        for (var i = 0; i < sorted.Count; i++)
            sorted[i].Rank = i + 1; // RFN210
        return sorted;
    }
}
