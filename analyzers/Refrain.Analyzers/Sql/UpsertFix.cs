namespace Refrain.Sql;

/// <summary>Makes an upsert of INSERT INTO t (columns) VALUES … or SELECT …: ON CONFLICT, ON DUPLICATE KEY UPDATE or MERGE, as the dialect has it.</summary>
internal static class UpsertFix
{
    /// <summary>The edits of a statement, null when it names no columns or is built in another way than the fix knows.</summary>
    public static IEnumerable<SqlEdit>? Edits(SqlStatement statement)
    {
        var part = statement.Main;
        var tokens = statement.Tokens;
        if (part.Kind != SqlStatementKind.Insert || part.Target is null || part.Alias is not null || !tokens.Is(part.First, "INSERT") || !tokens.Symbol(part.Body, "(")) return null;
        if (Columns(tokens, part) is not { Count: > 0 } columns) return null;
        var source = tokens.After(part.Body);
        while (source < part.End && !IsSource(tokens, source)) source = tokens.After(source);
        if (source >= part.End) return null;
        var end = SourceEnd(tokens, source, part.End);
        var keys = KeyColumns.Of(columns, part.Target.Name, out var guessed);
        if (MakesIdentity(tokens, source, end, guessed)) return null;
        var others = columns.Where(column => !keys.Contains(column)).ToList();
        switch (tokens.Dialect)
        {
            case SqlDialect.PostgreSql:
            case SqlDialect.Sqlite when CanFollow(tokens, source, end):
                var action = others.Count == 0 ? "DO NOTHING" : "DO UPDATE SET " + string.Join(", ", others.Select(static column => $"{column} = excluded.{column}"));
                return [new SqlEdit(tokens[end - 1].End, 0, $" ON CONFLICT ({string.Join(", ", keys)}) {action}")];
            case SqlDialect.MySql:
                var set = (others.Count == 0 ? keys.Take(1) : others).Select(static column => $"{column} = VALUES({column})");
                return [new SqlEdit(tokens[end - 1].End, 0, " ON DUPLICATE KEY UPDATE " + string.Join(", ", set))];
            case SqlDialect.SqlServer:
                return Merge(statement, columns, keys, others, source, end);
            default:
                return null;
        }
    }

    /// <summary>A row whose values are random, come from a sequence or may be told apart by the clock is a new one each time, whatever clause follows.</summary>
    private static bool MakesIdentity(SqlTokens tokens, int source, int end, bool guessed)
    {
        for (var i = source; i < end; i++)
        {
            if (VolatileCalls.At(tokens, i) is { } kind && (kind is SqlFindingKind.Random or SqlFindingKind.RelativeUpdate || (kind == SqlFindingKind.Clock && guessed))) return true;
        }
        return false;
    }

    private static bool IsSource(SqlTokens tokens, int index) => tokens.Word(index) is "VALUES" or "SELECT";

    /// <summary>After SELECT without WHERE, SQLite takes ON for a join's.</summary>
    private static bool CanFollow(SqlTokens tokens, int source, int end)
    {
        if (!tokens.Is(source, "SELECT")) return true;
        for (var i = source; i < end; i = tokens.After(i))
        {
            if (tokens.Is(i, "WHERE")) return true;
        }
        return false;
    }

    private static int SourceEnd(SqlTokens tokens, int source, int end)
    {
        for (var i = source; i < end; i = tokens.After(i))
        {
            if (tokens.Is(i, "RETURNING") || tokens.Is(i, "OPTION")) return i;
        }
        return end;
    }

    /// <summary>The columns as they are written, null when one is not known.</summary>
    private static List<string>? Columns(SqlTokens tokens, SqlPart part)
    {
        var columns = new List<string>();
        var close = tokens.Match(part.Body);
        if (!tokens.Symbol(close, ")")) return null;
        for (var i = part.Body + 1; i < close; i += 2)
        {
            if (!tokens.Name(i) || (i + 1 < close && !tokens.Symbol(i + 1, ","))) return null;
            var token = tokens[i];
            var column = tokens.Text.Substring(token.Start, token.Length);
            if (column.IndexOf(SqlHole.Char) >= 0) return null;
            columns.Add(column);
        }
        return columns;
    }

    /// <summary>MERGE keeps the target and the rows where they are, so that holes in them stay; HOLDLOCK keeps two runs at once apart.</summary>
    private static IEnumerable<SqlEdit>? Merge(SqlStatement statement, List<string> columns, List<string> keys, List<string> others, int source, int end)
    {
        var tokens = statement.Tokens;
        var part = statement.Main;
        var target = tokens.Is(part.First + 1, "INTO") ? part.First + 2 : part.First + 1;
        if (part.First != statement.First || tokens.Is(target, "TOP") || end < part.End) return null;
        for (var i = source; i < end; i++)
        {
            if (tokens.Is(i, "DEFAULT")) return null; // no value outside of an INSERT
        }
        var output = "";
        var columnsEnd = tokens.Match(part.Body) + 1;
        if (columnsEnd < source)
        {
            if (!tokens.Is(columnsEnd, "OUTPUT")) return null;
            var from = tokens[columnsEnd].Start;
            output = " " + tokens.Text.Substring(from, tokens[source - 1].End - from);
            if (output.IndexOf(SqlHole.Char) >= 0) return null;
        }
        var list = string.Join(", ", columns);
        var update = others.Count == 0 ? "" : " WHEN MATCHED THEN UPDATE SET " + string.Join(", ", others.Select(static column => $"{column} = source.{column}"));
        var on = string.Join(" AND ", keys.Select(static key => $"target.{key} = source.{key}"));
        var values = string.Join(", ", columns.Select(static column => "source." + column));
        var last = tokens.Symbol(part.End, ";") ? "" : ";";
        var afterTarget = tokens[part.Body - 1].End;
        return
        [
            new SqlEdit(tokens[part.First].Start, tokens[target - 1].End - tokens[part.First].Start, "MERGE INTO"),
            new SqlEdit(afterTarget, tokens[source].Start - afterTarget, " WITH (HOLDLOCK) AS target USING ("),
            new SqlEdit(tokens[end - 1].End, 0, $") AS source ({list}) ON {on}{update} WHEN NOT MATCHED THEN INSERT ({list}) VALUES ({values}){output}{last}"),
        ];
    }
}
