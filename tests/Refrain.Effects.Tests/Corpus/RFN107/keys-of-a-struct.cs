// Rows are ordered by a key of the program's, which compares texts as the culture does.
public readonly record struct Key(string Family, string Given) : IComparable<Key>
{
    public int CompareTo(Key other)
    {
        var family = string.Compare(Family, other.Family); // RFN107
        return family != 0 ? family : string.CompareOrdinal(Given, other.Given);
    }
}

[Task]
public sealed partial record Ordered(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines) => [.. lines.OrderBy(line => new Key(line[..1], line))];
}
