// Statics of many kinds that are set once and hold nothing but what can be computed again.
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

public static class Known
{
    private static readonly FrozenDictionary<string, int> s_weights = new Dictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1, ["b"] = 3 }.ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly SearchValues<char> s_stops = SearchValues.Create(".;!?");
    private static readonly CompositeFormat s_label = CompositeFormat.Parse("{0}#{1}");
    private static readonly Lazy<Regex> s_word = new(() => new Regex(@"\p{L}+", RegexOptions.CultureInvariant), LazyThreadSafetyMode.PublicationOnly);
    private static readonly ConcurrentDictionary<string, Lazy<int>> s_counts = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<string, string> s_folded = [];

    public static int Weight(string word) => s_weights.GetValueOrDefault(word, 2);

    public static int Words(string text) => s_counts.GetOrAdd(text, static key => new Lazy<int>(() => s_word.Value.Count(key))).Value;

    public static string Folded(string text) => s_folded.GetValue(text, static key => key.ToUpperInvariant());

    public static int Stop(string text) => text.AsSpan().IndexOfAny(s_stops);

    public static string Label(string name, int number) => string.Format(CultureInfo.InvariantCulture, s_label, name, number);
}

[Task]
public sealed partial record Scored(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) =>
        lines.Select(line => Known.Label(Known.Folded(line), (Known.Words(line) * Known.Weight(line)) + Known.Stop(line)));
}
