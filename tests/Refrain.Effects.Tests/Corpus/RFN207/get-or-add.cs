// GetOrAdd with a pure function: what is in the cache is the same whoever asked first.
using System.Collections.Concurrent;
using System.Globalization;

public static class Soundex
{
    private static readonly ConcurrentDictionary<string, string> s_codes = new(StringComparer.Ordinal);

    public static string Of(string name) => s_codes.GetOrAdd(name, Compute);

    private static string Compute(string name)
    {
        var sum = name.Aggregate(0, (code, letter) => code * 7 % 1000 + letter % 7);
        return sum.ToString("D3", CultureInfo.InvariantCulture);
    }
}

[Task]
public sealed partial record Codes(string Names)
{
    [Requires] public FileSource Lines => new(Names);

    public IEnumerable<string> Run(IEnumerable<string> lines) => lines.Select(Soundex.Of);
}
