// Totals are gathered by a parallel loop in a dictionary, and listed as it comes.
using System.Collections.Concurrent;

public sealed record Total(string Article, long Pieces);

public static class Totals
{
    public static IReadOnlyList<Total> ToTotals(this ConcurrentDictionary<string, long> sums) =>
        sums.Select(pair => new Total(pair.Key, pair.Value)).ToList(); // RFN106
}

[Task]
public sealed partial record PiecesByArticle(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Total> Run(IReadOnlyList<string> lines)
    {
        var sums = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        Parallel.ForEach(lines, line =>
        {
            var cells = line.Split(';');
            var pieces = long.Parse(cells[1]);
            sums.AddOrUpdate(cells[0], pieces, (_, sum) => sum + pieces);
        });
        return sums.ToTotals();
    }
}
