namespace Refrain.Sql;

/// <summary>Which statements give rows of tables back to the caller, and not just the answer whether something is there.</summary>
internal static class TableReads
{
    /// <summary>Functions whose argument list contains a FROM of their own.</summary>
    private static readonly HashSet<string> FromInside = new(StringComparer.Ordinal) { "EXTRACT", "SUBSTRING", "TRIM", "OVERLAY", "POSITION" };

    private static readonly string[] RowFunctions = ["JSON", "GENERATE_", "UNNEST", "STRING_", "OPENJSON", "OPENXML", "XML", "REGEXP_", "VALUES", "EXPLODE", "CARRAY", "PG_TIMEZONE"];

    private static readonly string[] Catalogs = ["SQLITE_MASTER", "SQLITE_SCHEMA", "SQLITE_TEMP", "INFORMATION_SCHEMA", "PG_", "SYS", "SYSOBJECTS", "MYSQL", "PRAGMA_"];

    private static readonly HashSet<string> AnswerWords = new(StringComparer.Ordinal)
    {
        "CASE", "WHEN", "THEN", "ELSE", "END", "NOT", "AND", "OR", "CAST", "CONVERT", "IIF", "IF", "TRUE", "FALSE", "NULL", "BIT", "INT", "INTEGER", "BOOLEAN", "BOOL",
        "COALESCE", "ISNULL", "IFNULL", "ALL", "DISTINCT", "TOP", "SIGNED", "TINYINT", "SMALLINT", "BIGINT",
    };

    private static readonly HashSet<string> Locks = new(StringComparer.Ordinal)
    {
        "PG_ADVISORY_LOCK", "PG_ADVISORY_XACT_LOCK", "PG_TRY_ADVISORY_LOCK", "PG_TRY_ADVISORY_XACT_LOCK", "PG_ADVISORY_UNLOCK", "PG_ADVISORY_LOCK_SHARED",
        "PG_ADVISORY_XACT_LOCK_SHARED", "GET_LOCK", "RELEASE_LOCK", "IS_FREE_LOCK", "SETVAL", "SET_CONFIG", "PG_NOTIFY", "NEXTVAL", "SCOPE_IDENTITY", "CHANGES",
        "TOTAL_CHANGES", "LAST_INSERT_ROWID", "LAST_INSERT_ID", "LASTVAL", "CURRVAL", "ROW_COUNT", "FOUND_ROWS", "IDENT_CURRENT", "PG_SLEEP",
    };

    /// <summary>Whether rows of tables come back from a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="temporary">The temporary tables of the session, which only hold what was put there.</param>
    /// <param name="table">The table of which rows come back, null when the text does not name it.</param>
    public static bool Of(SqlStatement statement, SqlNameSet temporary, out SqlName? table)
    {
        table = null;
        var main = statement.Main;
        var tokens = statement.Tokens;
        if (statement.Procedural) return false;
        if (main.Kind == SqlStatementKind.Unload)
        {
            table = main.Target ?? TableRead(statement, temporary);
            return table is not null && !table.IsTemporary && !temporary.Contains(table);
        }
        if (main.Kind != SqlStatementKind.Select) return false;
        switch (tokens.Word(main.First))
        {
            case "VALUES" or "PERFORM":
                return false;
            case "TABLE":
                var at = main.Body;
                table = SqlName.Read(tokens, ref at, main.End);
                return table is not null && !table.IsTemporary && !temporary.Contains(table);
            case "FETCH":
                return true;
        }
        if (tokens[main.Body].Kind == SqlTokenKind.Parameter && tokens.Symbol(main.Body + 1, "=")) return false; // SELECT @x = …
        if (Assigns(tokens, main.Body, main.End) || IsAnswer(tokens, main.Body, main.End)) return false;
        table = TableRead(statement, temporary);
        return table is not null;
    }

    /// <summary>Whether SELECT … INTO puts the row into variables or a file (a new table would make it another kind of statement).</summary>
    private static bool Assigns(SqlTokens tokens, int first, int end)
    {
        for (var i = first; i < end; i = tokens.After(i))
        {
            if (tokens.Is(i, "INTO")) return true;
        }
        return false;
    }

    /// <summary>Whether a list of columns is a constant or the answer of EXISTS, so that no content of rows comes back.</summary>
    private static bool IsAnswer(SqlTokens tokens, int first, int end)
    {
        for (var i = first; i < end && !tokens.Is(i, "FROM"); i++)
        {
            if (tokens.Is(i, "EXISTS"))
            {
                i = tokens.After(i + 1) - 1;
                continue;
            }
            if (tokens.Is(i, "AS") || tokens.Symbol(i, "::"))
            {
                i++;
                continue;
            }
            switch (tokens[i].Kind)
            {
                case SqlTokenKind.Word when tokens.IsAny(i, AnswerWords):
                case SqlTokenKind.Text or SqlTokenKind.Number or SqlTokenKind.Parameter:
                    continue;
                case SqlTokenKind.Operator or SqlTokenKind.Punctuation when !tokens.Symbol(i, "*") && !tokens.Symbol(i, "."):
                    continue;
                case SqlTokenKind.Word when tokens.IsAny(i, Locks):
                    if (tokens.Symbol(i + 1, "(")) i = tokens.After(i + 1) - 1;
                    continue;
                case SqlTokenKind.Word or SqlTokenKind.QuotedName when i > first && (tokens[i - 1].Kind is SqlTokenKind.Number or SqlTokenKind.Text || tokens.Symbol(i - 1, ")")):
                    continue; // an alias without AS
                default:
                    return false;
            }
        }
        return true;
    }

    /// <summary>The first table outside of EXISTS whose rows are not the statement's or the session's own; a catalog only when all of it is read.</summary>
    private static SqlName? TableRead(SqlStatement statement, SqlNameSet temporary)
    {
        var tokens = statement.Tokens;
        var own = OwnNames(statement);
        var filtered = false;
        SqlName? catalog = null;
        var parts = 0;
        for (var i = statement.First; i < statement.End; i++)
        {
            if (tokens.Is(i, "EXISTS") || tokens.IsAny(i, FromInside))
            {
                if (tokens.Symbol(i + 1, "(")) i = tokens.After(i + 1) - 1;
                continue;
            }
            filtered |= tokens.Is(i, "WHERE");
            while (parts < statement.Parts.Length - 1 && statement.Parts[parts].First < i) parts++;
            if (statement.Parts[parts] is { ChangesData: true } part && part.First == i)
            {
                i = part.End - 1;
                continue;
            }
            if (!tokens.Is(i, "FROM") && !tokens.Is(i, "JOIN")) continue;
            if (tokens.Is(i - 1, "DISTINCT") && (tokens.Is(i - 2, "IS") || tokens.Is(i - 2, "NOT"))) continue;
            i++;
            while (true)
            {
                while (tokens.Word(i) is "ONLY" or "LATERAL") i++;
                var at = i;
                if (tokens.Symbol(i, "(") || SqlName.Read(tokens, ref at, statement.End) is not { } table) break;
                if (IsCatalog(table)) catalog ??= table;
                else if (!IsRowFunction(tokens, at, table) && !table.IsTemporary && !temporary.Contains(table) && !own.Contains(table) && !IsDual(table)) return table;
                if (tokens.Symbol(at, "(")) at = tokens.After(at);
                StatementHeads.AliasAt(tokens, ref at, statement.End);
                i = at;
                if (!tokens.Symbol(i, ",")) break;
                i++;
            }
            i--;
        }
        return filtered ? null : catalog;
    }

    /// <summary>The names of common table expressions and of the tables that the statement itself changes: rows of these are its own.</summary>
    private static SqlNameSet OwnNames(SqlStatement statement)
    {
        var names = new SqlNameSet();
        foreach (var part in statement.Parts)
        {
            if (part.ChangesData) names.Add(part.Target);
        }
        var tokens = statement.Tokens;
        if (!tokens.Is(statement.First, "WITH")) return names;
        for (var i = statement.First + 1; i < statement.End && i < statement.Main.First; i++)
        {
            if (!tokens.Is(i, "AS")) continue;
            var at = i - 1;
            if (tokens.Symbol(at, ")")) at = tokens.Match(at) - 1;
            var body = i + 1;
            while (tokens.Is(body, "NOT") || tokens.Is(body, "MATERIALIZED")) body++;
            if (!tokens.Symbol(body, "(") || !tokens.Name(at)) continue;
            names.Add(new SqlName(null, tokens[at].Value));
        }
        return names;
    }

    private static bool IsRowFunction(SqlTokens tokens, int after, SqlName name) =>
        tokens.Symbol(after, "(") && Begins(name.Name, RowFunctions) && tokens[after + 1].Value is not "NOLOCK";

    private static bool IsDual(SqlName name) => string.Equals(name.Name, "dual", StringComparison.OrdinalIgnoreCase);

    private static bool IsCatalog(SqlName name) => Begins(name.Name, Catalogs) && !Begins(name.Name, ["SYST"]) || (name.Schema is not null && Begins(name.Schema, Catalogs));

    private static bool Begins(string name, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
