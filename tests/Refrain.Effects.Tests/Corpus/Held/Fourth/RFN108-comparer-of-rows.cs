// A comparer hashes rows for a set and a grouping; the fingerprint in the output is a hash of the project's own.
using System.Diagnostics.CodeAnalysis;

public sealed record Row(string Code, string Name);

public sealed class ByCode : IEqualityComparer<Row>
{
    public bool Equals(Row? x, Row? y) => string.Equals(x?.Code, y?.Code, StringComparison.OrdinalIgnoreCase);

    public int GetHashCode([DisallowNull] Row obj) => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Code), 17);
}

public static class Fingerprint
{
    public static uint GetStableHashCode(this string text) => text.Aggregate(5381u, (hash, c) => (hash * 33) ^ c);
}

[Task]
public sealed partial record DistinctRows(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var rows = lines.Select(line => line.Split(';')).Select(cells => new Row(cells[0], cells[1])).Distinct(new ByCode());
        return rows.GroupBy(row => row, new ByCode()).Select(group => group.Key.Code + ":" + group.Key.Name.GetStableHashCode());
    }
}
