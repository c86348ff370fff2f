// The split of the rows changes with each run, and with it every number that comes after.
public sealed record Split(List<string> Train, List<string> Test);

[Task]
public sealed partial record TrainTestSplit(string File, double TestShare = 0.2)
{
    [Requires] public FileSource Samples => new(File);

    public Split Run(IReadOnlyList<string> samples)
    {
        var split = new Split([], []);
        foreach (var sample in samples)
            (Random.Shared.NextDouble() < TestShare ? split.Test : split.Train).Add(sample); // RFN102
        return split;
    }
}
