// Results of a parallel loop are put into a bag, whose order is that of the threads.
using System.Collections.Concurrent;

public sealed record Score(string Name, int Points);

public static class Scoring
{
    public static IEnumerable<Score> All(IEnumerable<string> names, CancellationToken token)
    {
        var scores = new ConcurrentBag<Score>();
        Parallel.ForEach(names, new ParallelOptions { CancellationToken = token }, name => scores.Add(new(name, name.Sum(letter => letter))));
        return scores; // RFN106
    }
}

[Task]
public sealed partial record Scores(string File)
{
    [Requires] public FileSource Names => new(File);

    public IReadOnlyList<Score> Run(IReadOnlyList<string> names, CancellationToken cancellationToken) => Scoring.All(names, cancellationToken).ToList();
}
