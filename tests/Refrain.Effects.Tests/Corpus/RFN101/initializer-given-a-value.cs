// The rows say when they are from; it is the day of the file, not of the run.
public sealed record StagedReturn(string Number, long Cents)
{
    public required DateOnly StagedOn { get; init; }
}

[Task]
public sealed partial record StagedReturns(string Folder, DateOnly Day)
{
    [Requires] public FileSource Returns => new($"{Folder}/{Day:O}/returns.txt");

    public IEnumerable<StagedReturn> Run(IEnumerable<string> returns)
    {
        foreach (var line in returns)
        {
            var at = line.IndexOf(';');
            yield return new StagedReturn(line[..at], long.Parse(line.AsSpan(at + 1))) { StagedOn = Day };
        }
    }
}
