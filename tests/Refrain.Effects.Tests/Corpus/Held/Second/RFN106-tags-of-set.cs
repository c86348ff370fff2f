// Tags are collected in a set and joined as they come.
public sealed class TagCollector
{
    private readonly HashSet<string> _tags = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string text)
    {
        foreach (var word in text.Split(' '))
        {
            if (word.StartsWith('#'))
                _tags.Add(word[1..]);
        }
    }

    public string Joined() => string.Join(";", _tags); // RFN106
}

public sealed record Tagged(int Posts, string Tags);

[Task]
public sealed partial record TagsOfPosts(string File)
{
    [Requires] public FileSource Posts => new(File);

    public Tagged Run(IReadOnlyList<string> posts)
    {
        var tags = new TagCollector();
        foreach (var post in posts)
            tags.Add(post);
        return new(posts.Count, tags.Joined());
    }
}
