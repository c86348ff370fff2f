namespace Refrain.Sql;

/// <summary>Guards the actions of ALTER TABLE and ALTER TYPE where the dialect has IF (NOT) EXISTS for them, in T-SQL with a look-up.</summary>
internal static class AlterFix
{
    private static readonly HashSet<string> Constraints = new(StringComparer.Ordinal)
    {
        "CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE", "INDEX", "KEY", "DEFAULT", "PERIOD", "GENERATED", "FULLTEXT",
    };

    /// <summary>The edits of a statement, null when one of its actions has no guard.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="at">The word that says what is altered.</param>
    public static IEnumerable<SqlEdit>? Edits(SqlStatement statement, int at)
    {
        var tokens = statement.Tokens;
        var part = statement.Main;
        if (!tokens.Is(part.First, "ALTER") || part.Target is not { } table) return null;
        if (!tokens.Is(at, "TABLE") && !(tokens.Is(at, "TYPE") && tokens.Dialect == SqlDialect.PostgreSql)) return null;
        return tokens.Dialect switch
        {
            SqlDialect.PostgreSql => Postgres(tokens, part, at),
            SqlDialect.SqlServer => SqlServer(statement, table),
            _ => null,
        };
    }

    private static IEnumerable<SqlEdit>? Postgres(SqlTokens tokens, SqlPart part, int at)
    {
        if (tokens.Is(part.Body, "RENAME")) return tokens.Is(part.Body + 1, "TO") && tokens.Is(at, "TABLE") ? [new SqlEdit(tokens[at].End, 0, " IF EXISTS")] : null;
        var edits = new List<SqlEdit>();
        for (var i = part.Body; i < part.End; i = tokens.After(i))
        {
            if (i != part.Body && !tokens.Symbol(i - 1, ",")) continue;
            var word = tokens.Word(i);
            if (word is not ("ADD" or "DROP")) continue;
            var next = tokens.Word(i + 1);
            if (next == "IF" || tokens.Is(i + 2, "IF")) continue;
            if (word == "ADD" && Constraints.Contains(next)) return null;
            var named = next is "COLUMN" or "CONSTRAINT" or "VALUE" or "ATTRIBUTE";
            var column = !named && word == "ADD" ? " COLUMN" : "";
            edits.Add(new SqlEdit(tokens[named ? i + 1 : i].End, 0, column + (word == "ADD" ? " IF NOT EXISTS" : " IF EXISTS")));
        }
        return edits.Count > 0 ? edits : null;
    }

    private static IEnumerable<SqlEdit>? SqlServer(SqlStatement statement, SqlName table)
    {
        var tokens = statement.Tokens;
        var at = statement.Main.Body;
        while (tokens.Word(at) is "WITH" or "CHECK" or "NOCHECK") at++;
        if (tokens.Is(at, "DROP") && tokens.Word(at + 1) is "COLUMN" or "CONSTRAINT") return [new SqlEdit(tokens[at + 1].End, 0, " IF EXISTS")];
        if (!tokens.Is(at, "ADD") || HasList(tokens, at, statement.End)) return null;
        var name = tokens.Is(at + 1, "CONSTRAINT") ? at + 2 : at + 1;
        if (!tokens.Name(name) || (name == at + 1 && tokens.IsAny(name, Constraints))) return null;
        var added = SchemaFix.Quoted(new SqlName(null, tokens.Written(name)));
        if (added is null || SchemaFix.Quoted(table) is not { } quoted) return null;
        if (name == at + 1) return [new SqlEdit(statement.Start, 0, $"IF COL_LENGTH({quoted}, {added}) IS NULL ")];
        var constraint = SchemaFix.Quoted(new SqlName(table.Schema, tokens.Written(name)));
        return [new SqlEdit(statement.Start, 0, $"IF OBJECT_ID({constraint}) IS NULL ")];
    }

    private static bool HasList(SqlTokens tokens, int first, int end)
    {
        for (var i = first; i < end; i = tokens.After(i))
        {
            if (tokens.Symbol(i, ",")) return true;
        }
        return false;
    }
}
