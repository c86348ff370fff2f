// Static members of the task itself that are computed from constants; a method of the program changes another class's state only.
public sealed record Band(string Name, int From);

[Task]
public sealed partial record Bands(string File)
{
    private static readonly int[] s_limits = [0, 10, 100, 1_000];

    private static int Highest => s_limits[^1];

    [Requires] public FileSource Numbers => new(File);

    public IEnumerable<Band> Run(IEnumerable<string> numbers)
    {
        foreach (var line in numbers)
        {
            var number = int.Parse(line);
            var limit = number >= Highest ? Highest : s_limits.Last(limit => limit <= Math.Max(number, 0));
            yield return new Band(line, limit);
        }
    }
}

public static class ProgramState
{
    private static int s_runs;

    public static int CountRun() => ++s_runs;
}
