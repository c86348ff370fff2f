// AsOrdered gives the rows in the order of the input; a sum of integers needs none.
public sealed record Scored(string Line, int Score);

public sealed record Scores(List<Scored> Rows, int Total);

[Task]
public sealed partial record LineScores(string File)
{
    [Requires] public FileSource Lines => new(File);

    public Scores Run(IReadOnlyList<string> lines)
    {
        var rows = lines.AsParallel().AsOrdered().Select(line => new Scored(line, Score(line))).ToList();
        var total = lines.AsParallel().Sum(Score);
        return new Scores(rows, total);
    }

    private static int Score(string line) => line.Count(char.IsUpper) * 2 + line.Count(char.IsDigit);
}
