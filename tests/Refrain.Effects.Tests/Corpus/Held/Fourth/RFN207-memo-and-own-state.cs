// Caches of pure functions, a constant made when first asked for, and counters of an object of this run.
using System.Collections.Concurrent;
using System.Text.RegularExpressions;

public static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> s_compiled = new(StringComparer.Ordinal);
    private static Regex? s_digits;

    public static Regex Digits => LazyInitializer.EnsureInitialized(ref s_digits, static () => new Regex("[0-9]+", RegexOptions.CultureInvariant));

    public static Regex Of(string pattern) => s_compiled.GetOrAdd(pattern, static text => new Regex(text, RegexOptions.CultureInvariant));
}

public sealed class Tally
{
    private int _hits;

    public int Hits => Volatile.Read(ref _hits);

    public void Hit() => Interlocked.Increment(ref _hits);
}

[Task]
public sealed partial record Matches(string File, string Pattern)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines)
    {
        var tally = new Tally();
        Parallel.ForEach(lines, line =>
        {
            if (Patterns.Of(Pattern).IsMatch(line) && !Patterns.Digits.IsMatch(line))
                tally.Hit();
        });
        return tally.Hits;
    }
}
