// A type that compares by ordinals, ordered in three ways; one that compares by culture is never ordered.
public sealed record Version(string Name, int Number) : IComparable<Version>
{
    public int CompareTo(Version? other) => other is null ? 1 : Number != other.Number ? Number.CompareTo(other.Number) : string.CompareOrdinal(Name, other.Name);
}

public sealed record Label(string Text) : IComparable<Label>
{
    public int CompareTo(Label? other) => string.Compare(Text, other?.Text, StringComparison.CurrentCulture);
}

[Task]
public sealed partial record Versions(string Name)
{
    [Requires] public FileSource Lines => new(Name);

    public IReadOnlyList<Version> Run(IReadOnlyList<string> lines)
    {
        var versions = lines.Select(line => new Version(line, line.Length)).ToList();
        versions.Sort();
        var labels = lines.Select(line => new Label(line)).OrderBy(label => label.Text.Length).ToList();
        return [.. versions.Order().Take(labels.Count)];
    }
}
