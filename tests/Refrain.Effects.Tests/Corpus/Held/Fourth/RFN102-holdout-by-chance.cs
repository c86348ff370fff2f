// A tenth of the rows is held back, chosen by ordering with the shared generator.
public static class Split
{
    public static (List<T> Train, List<T> Test) HoldOut<T>(IReadOnlyCollection<T> rows, double share)
    {
        var mixed = rows.OrderBy(_ => Random.Shared.Next()).ToList(); // RFN102
        var cut = (int)(rows.Count * (1 - share));
        return (mixed[..cut], mixed[cut..]);
    }
}

[Task]
public sealed partial record TestRows(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) => Split.HoldOut(lines, 0.1).Test;
}
