// Orders that say how strings are compared, and orders of numbers, dates and enums.
public enum Grade
{
    Low,
    High,
}

public readonly record struct Lot([property: Column("code")] string Code, [property: Column("day")] DateOnly Day, [property: Column("grade")] Grade Grade);

[Task]
public sealed partial record Lots(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run([Delimited(';')] IReadOnlyList<Lot> lines)
    {
        var codes = lines.Select(lot => lot.Code).ToArray();
        Array.Sort(codes, StringComparer.Ordinal);
        var list = codes.ToList();
        list.Sort(string.CompareOrdinal);

        var latest = lines.OrderBy(lot => lot.Grade).ThenByDescending(lot => lot.Day).ThenBy(lot => lot.Code, StringComparer.OrdinalIgnoreCase);
        return list.Distinct().Order(StringComparer.Ordinal).Concat(latest.Select(lot => lot.Code));
    }
}
