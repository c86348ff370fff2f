namespace Refrain.Targets;

/// <summary>How tables are made from columns, and in what one that is there differs.</summary>
internal static class SqlSchema
{
    /// <summary>The statements that make a table.</summary>
    public static IEnumerable<string> Create(SqlTarget target, SqlTable table, SqlColumn[] columns)
    {
        var name = SqlTarget.Quote(table.Name);
        var lines = columns.Select(c => $"{SqlTarget.Quote(c.Name)} {Shown(target, c)}");
        if (table.Key.Count > 0)
            lines = lines.Append($"primary key ({string.Join(", ", table.Key.Select(SqlTarget.Quote))})");
        yield return $"create table if not exists {name} ({string.Join(", ", lines)})";

        // Without it each replacement would look at every row.
        var partition = table.Partition.Select(static p => p.Column).ToList();
        if (partition.Count > 0 && !partition.SequenceEqual(table.Key.Take(partition.Count), StringComparer.Ordinal))
            yield return $"create index if not exists {SqlTarget.Quote("refrain_" + ContentHash.Of(table.Name).ToString()[..16])} on {name} ({string.Join(", ", partition.Select(SqlTarget.Quote))})";
    }

    /// <summary>In what the table differs from what the rows need, a line for each column.</summary>
    public static IReadOnlyList<string> Differences(SqlTarget target, SqlColumn[] columns, IReadOnlyList<SqlFoundColumn> found)
    {
        var differences = new List<string>();
        foreach (var column in columns)
        {
            var expected = Shown(target, column);
            if (found.FirstOrDefault(f => string.Equals(f.Name, column.Name, StringComparison.Ordinal)) is not { } there)
                differences.Add($"column '{column.Name}': expected {expected}, found none");
            else if (!string.Equals(there.Type, target.TypeOf(column.Type), StringComparison.OrdinalIgnoreCase) || there.IsNullable != column.IsNullable)
                differences.Add($"column '{column.Name}': expected {expected}, found {there.Type}{(there.IsNullable ? "" : " not null")}");
        }

        foreach (var other in found)
        {
            if (!other.IsNullable && !other.HasDefault && !columns.Any(c => string.Equals(c.Name, other.Name, StringComparison.Ordinal)))
                differences.Add($"column '{other.Name}': expected none, found {other.Type} not null, which a row must have a value for");
        }

        return differences;
    }

    private static string Shown(SqlTarget target, SqlColumn column) => target.TypeOf(column.Type) + (column.IsNullable ? "" : " not null");
}
