// Hash codes find rows in tables and choose locks; what comes out is made of a stable checksum.
using System.Text;

public sealed record Match(string Left, string Right, uint Bucket);

public sealed class Fuzzy : IEqualityComparer<string>
{
    public bool Equals(string? x, string? y) => string.Equals(Fold(x), Fold(y), StringComparison.Ordinal);

    public int GetHashCode(string text) => HashCode.Combine(Fold(text), text.Length > 3);

    private static string? Fold(string? text) => text?.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}

public readonly struct PartNumber(string text) : IEquatable<PartNumber>
{
    private readonly string _text = text;

    public bool Equals(PartNumber other) => new Fuzzy().Equals(_text, other._text);

    public override bool Equals(object? obj) => obj is PartNumber other && Equals(other);

    public override int GetHashCode() => new Fuzzy().GetHashCode(_text);

    public override string ToString() => _text;
}

public sealed class Striped
{
    private readonly Lock[] _locks = [.. Enumerable.Range(0, 16).Select(_ => new Lock())];
    private readonly int[] _counts = new int[1];

    public int Count => _counts[0];

    public void Note(PartNumber number)
    {
        lock (_locks[(number.GetHashCode() & int.MaxValue) % _locks.Length])
            Interlocked.Increment(ref _counts[0]);
    }
}

[Task]
public sealed partial record PartMatches(string Ours, string Theirs)
{
    [Requires] public FileSource Left => new(Ours);

    [Requires] public FileSource Right => new(Theirs);

    public IEnumerable<Match> Run(IReadOnlyList<string> left, IEnumerable<string> right)
    {
        var striped = new Striped();
        var known = new Dictionary<PartNumber, string>();
        foreach (var part in left)
            known.TryAdd(new(part), part);
        foreach (var part in right)
        {
            striped.Note(new(part));
            if (known.TryGetValue(new(part), out var ours))
                yield return new(ours, part, Checksum(part) % 1_024);
        }

        static uint Checksum(string text)
        {
            var hash = 2_166_136_261u;
            foreach (var unit in Encoding.UTF8.GetBytes(text))
                hash = unchecked((hash ^ unit) * 16_777_619u);
            return hash;
        }
    }
}
