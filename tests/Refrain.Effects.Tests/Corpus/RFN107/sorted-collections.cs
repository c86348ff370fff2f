// Collections that sort texts by the culture, and those that were told how to.
using System.Collections.Immutable;

public static class Sorting
{
    public static IEnumerable<string> ByCulture(IEnumerable<string> words) => new SortedSet<string>(words); // RFN107

    public static IEnumerable<string> Waiting(IEnumerable<string> words)
    {
        var queue = new PriorityQueue<int, string>(); // RFN107
        foreach (var word in words)
            queue.Enqueue(word.Length, word);
        while (queue.TryDequeue(out _, out var word))
            yield return word;
    }

    public static IEnumerable<string> Ordinal(IEnumerable<string> words)
    {
        var sorted = new SortedList<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
            sorted[word] = word.Length;
        return sorted.Keys.Concat(sorted.ToImmutableSortedDictionary(StringComparer.Ordinal).Keys).Concat(new SortedSet<string>(words, StringComparer.Ordinal));
    }
}

[Task]
public sealed partial record SortedWords(string File)
{
    [Requires] public FileSource Words => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> words) => [.. Sorting.ByCulture(words), .. Sorting.Waiting(words), .. Sorting.Ordinal(words)];
}
