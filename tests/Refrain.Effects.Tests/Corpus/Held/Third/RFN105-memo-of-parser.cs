// Results of a pure function are memoised in a concurrent dictionary.
using System.Collections.Concurrent;

public static class Slugs
{
    private static readonly ConcurrentDictionary<string, string> s_known = new(StringComparer.Ordinal);

    public static string Of(string title) => s_known.GetOrAdd(title, static text => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')));
}

[Task]
public sealed partial record Slug(string Title)
{
    public string Run() => Slugs.Of(Title);
}
