namespace Refrain.Targets;

/// <summary>Rows that are to be brought into a table.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Columns">The columns in the order of their values.</param>
/// <param name="Key">The columns by which a row that is there is updated; none if all are inserted.</param>
public sealed record SqlWrite(string Table, IReadOnlyList<SqlColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Ends what waits for others.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Whether rows that are there are updated.</summary>
    public bool IsUpsert => Key.Count > 0;

    /// <summary>The columns' names, quoted, with commas.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(static c => SqlTarget.Quote(c.Name)));

    /// <summary>What follows an <c>insert</c> so that a row which is there is updated, as SQLite and PostgreSQL have it; empty if all are inserted.</summary>
    public string OnConflict
    {
        get
        {
            if (!IsUpsert)
                return "";
            var others = Columns.Where(c => !Key.Contains(c.Name, StringComparer.Ordinal)).Select(static c => $"{SqlTarget.Quote(c.Name)} = excluded.{SqlTarget.Quote(c.Name)}").ToList();
            return $" on conflict ({string.Join(", ", Key.Select(SqlTarget.Quote))}) do {(others.Count == 0 ? "nothing" : "update set " + string.Join(", ", others))}";
        }
    }
}
