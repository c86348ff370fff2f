// What was counted is frozen for fast look-ups, and then listed as it comes.
using System.Collections.Frozen;

public sealed record Hits(string Page, int Count);

public sealed class HitTable(IEnumerable<string> pages)
{
    private readonly FrozenDictionary<string, int> _counts =
        pages.GroupBy(page => page, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    public int Of(string page) => _counts.GetValueOrDefault(page);

    public IEnumerable<Hits> AtLeast(int count)
    {
        foreach (var (page, hits) in _counts) // RFN106
        {
            if (hits >= count)
                yield return new(page, hits);
        }
    }
}

[Task]
public sealed partial record Popular(string File, int Least)
{
    [Requires] public FileSource Pages => new(File);

    public IEnumerable<Hits> Run(IEnumerable<string> pages) => new HitTable(pages).AtLeast(Least);
}
