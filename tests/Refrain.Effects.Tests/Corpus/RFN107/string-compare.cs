// Comparing strings by culture decides which row of a pair is kept.
public sealed record Pair(string First, string Second);

[Task]
public sealed partial record Pairs(string Left, string Right)
{
    [Requires] public FileSource LeftNames => new(Left);

    [Requires] public FileSource RightNames => new(Right);

    public IEnumerable<Pair> Run(IReadOnlyList<string> leftNames, IReadOnlyList<string> rightNames)
    {
        var (i, j) = (0, 0);
        while (i < leftNames.Count && j < rightNames.Count)
        {
            var order = string.Compare(leftNames[i], rightNames[j]); // RFN107
            if (order == 0)
                yield return new Pair(leftNames[i++], rightNames[j++]);
            else if (order < 0)
                i++;
            else
                j++;
        }
    }
}
