// The merge compares as the files are sorted: by ordinal value, and by numbers where there are numbers.
public sealed record Match(string Name, int Version);

[Task]
public sealed partial record Matches(string Left, string Right)
{
    [Requires] public FileSource LeftNames => new(Left);

    [Requires] public FileSource RightNames => new(Right);

    public IEnumerable<Match> Run(IReadOnlyList<string> leftNames, IReadOnlyList<string> rightNames)
    {
        var (i, j) = (0, 0);
        while (i < leftNames.Count && j < rightNames.Count)
        {
            switch (Compare(leftNames[i], rightNames[j]))
            {
                case 0: yield return new Match(leftNames[i++], Version(rightNames[j++])); break;
                case < 0: i++; break;
                default: j++; break;
            }
        }
    }

    private static int Compare(string x, string y) => string.CompareOrdinal(x, y) is not 0 and var order ? order : Version(x).CompareTo(Version(y));

    private static int Version(string name) => name.LastIndexOf('.') is var at and >= 0 ? int.Parse(name.AsSpan(at + 1)) : 0;
}
