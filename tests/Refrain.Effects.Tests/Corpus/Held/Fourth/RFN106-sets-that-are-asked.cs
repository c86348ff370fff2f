// Sets and dictionaries that are asked, compared, merged and bounded, never listed.
public sealed class Vocabulary(IEnumerable<string> words)
{
    private readonly HashSet<string> _words = new(words, StringComparer.Ordinal);

    public int Size => _words.Count;

    public bool Knows(string word) => _words.Contains(word);

    public double Similarity(Vocabulary other)
    {
        var both = new HashSet<string>(_words, StringComparer.Ordinal);
        both.IntersectWith(other._words);
        var either = _words.Union(other._words, StringComparer.Ordinal).Count();
        return either == 0 ? 1 : (double)both.Count / either;
    }

    public int LongestLength() => _words.Count == 0 ? 0 : _words.Max(word => word.Length);

    public bool AnyOf(Func<string, bool> predicate) => _words.Any(predicate) && !_words.All(predicate);
}

[Task]
public sealed partial record Compared(string Left, string Right)
{
    [Requires] public FileSource LeftWords => new(Left);

    [Requires] public FileSource RightWords => new(Right);

    public IEnumerable<string> Run(IReadOnlyList<string> leftWords, IReadOnlyList<string> rightWords)
    {
        var (left, right) = (new Vocabulary(leftWords), new Vocabulary(rightWords));
        yield return left.Size + "/" + right.Size + "/" + left.LongestLength() + (left.AnyOf(word => word.Length > 3) ? "+" : "-");
        yield return left.Similarity(right).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var word in leftWords.Where(right.Knows))
            yield return word;
    }
}
