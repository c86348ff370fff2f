namespace Refrain.Hosting.Arguments;

/// <summary>How far a word is from another: insertions, deletions, substitutions and swaps of neighbours, whatever the case.</summary>
internal static class EditDistance
{
    /// <summary>The candidate nearest to a word; of equals the first. <see langword="null"/> if there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) => candidates.MinBy(c => Between(word, c));

    /// <summary>As <see cref="Nearest"/>, but only one that may be a slip of the pen: no more than a third of the longer word is another, dashes in front left out, or one letter.</summary>
    public static string? Near(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest
        && Between(word, nearest) <= Math.Max(1, Math.Max(word.TrimStart('-').Length, nearest.TrimStart('-').Length) / 3)
            ? nearest
            : null;

    public static int Between(string a, string b)
    {
        a = a.ToUpperInvariant();
        b = b.ToUpperInvariant();
        var before = new int[b.Length + 1];
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], before[j - 2] + 1);
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }
}
