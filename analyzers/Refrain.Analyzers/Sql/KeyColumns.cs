namespace Refrain.Sql;

/// <summary>Guesses from their names which of the columns of an INSERT identify a row.</summary>
internal static class KeyColumns
{
    private static readonly HashSet<string> Identities = new(StringComparer.OrdinalIgnoreCase) { "id", "uuid", "guid", "key", "rowid" };

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "day", "date", "month", "year", "week", "hour", "period", "partition", "bucket", "shard", "code", "slug", "sku", "isin", "symbol", "country", "region", "currency", "language",
        "class", "category", "type", "kind", "name", "email", "url", "path", "hash", "tag", "word", "source", "version", "batch",
    };

    /// <summary>The column that is an identity; otherwise the columns at the beginning whose names look like parts of a key; otherwise the first.</summary>
    /// <param name="columns">The columns as they are written.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="guessed">Whether nothing in the names speaks for the answer.</param>
    public static List<string> Of(List<string> columns, string table, out bool guessed)
    {
        guessed = false;
        foreach (var column in columns)
        {
            var name = Bare(column);
            if (Identities.Contains(name) || IsIdOf(name, table)) return [column];
        }
        var keys = columns.TakeWhile(static column => LooksLikeKey(Bare(column))).ToList();
        guessed = keys.Count == 0;
        return guessed ? [columns[0]] : keys;
    }

    private static bool LooksLikeKey(string name) =>
        Names.Contains(name) || EndsWith(name, "_id") || EndsWith(name, "_key") || EndsWith(name, "_code") || EndsWith(name, "_day") || EndsWith(name, "_date")
        || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Key", StringComparison.Ordinal);

    /// <summary>order_id and OrderId of a table orders.</summary>
    private static bool IsIdOf(string name, string table)
    {
        if (!EndsWith(name, "id") || name.Length < 4) return false;
        var stem = name.Substring(0, name.Length - 2).TrimEnd('_');
        return string.Equals(stem, table, StringComparison.OrdinalIgnoreCase) || string.Equals(stem + "s", table, StringComparison.OrdinalIgnoreCase);
    }

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string column) => column.Trim('"', '`', '[', ']');
}
