// Counters live in an object of the run.
public sealed class Tally
{
    public int Good { get; private set; }

    public int Bad { get; private set; }

    public void Add(bool good)
    {
        if (good) Good++;
        else Bad++;
    }
}

[Task]
public sealed partial record Tallied(string File)
{
    [Requires] public FileSource Lines => new(File);

    public string Run(IReadOnlyList<string> lines)
    {
        var tally = new Tally();
        foreach (var line in lines)
            tally.Add(line.Contains(','));
        return $"{tally.Good} good, {tally.Bad} bad";
    }
}
