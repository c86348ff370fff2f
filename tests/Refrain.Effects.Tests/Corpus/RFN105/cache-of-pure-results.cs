// The cache remembers results that depend on nothing but the key: with or without it the same comes out.
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

public sealed record Hit(string Pattern, string Line);

public static class Globs
{
    private static readonly ConcurrentDictionary<string, Regex> s_compiled = new(StringComparer.Ordinal);

    public static bool Matches(string glob, string text) => s_compiled.GetOrAdd(glob, Compile).IsMatch(text);

    private static Regex Compile(string glob) =>
        new("^" + Regex.Escape(glob).Replace(@"\*", ".*").Replace(@"\?", ".") + "$", RegexOptions.CultureInvariant | RegexOptions.Compiled);
}

[Task]
public sealed partial record Hits(string File, string Glob)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Hit> Run(IEnumerable<string> lines) => lines.Where(line => Globs.Matches(Glob, line)).Select(line => new Hit(Glob, line));
}
