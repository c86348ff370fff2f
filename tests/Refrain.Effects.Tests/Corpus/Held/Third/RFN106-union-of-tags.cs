// Tags of two sets are united and joined.
public static class Tags
{
    public static ISet<string> Of(string text) => text.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
}

[Task]
public sealed partial record TagLine(string First, string Second)
{
    public string Run()
    {
        var tags = Tags.Of(First);
        tags.UnionWith(Tags.Of(Second));
        return string.Join(' ', tags); // RFN106
    }
}
