using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>Reads how a statement begins: what it is and which table or object it is about.</summary>
internal static class StatementHeads
{
    private static readonly HashSet<string> InsertWords = new(StringComparer.Ordinal) { "LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO", "OVERWRITE", "QUICK", "FROM", "ONLY", "TABLE" };

    /// <summary>Words that follow a table's name and are no alias of it.</summary>
    private static readonly HashSet<string> NoAlias = new(StringComparer.Ordinal)
    {
        "SET", "WHERE", "FROM", "USING", "VALUES", "SELECT", "DEFAULT", "ON", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "OUTPUT", "RETURNING", "WITH",
        "ORDER", "LIMIT", "OVERRIDING", "EXEC", "EXECUTE", "TABLE", "INDEXED", "NOT", "PARTITION", "OPTION", "TABLESAMPLE", "RESTART", "CONTINUE", "CASCADE",
        "WHEN", "GROUP", "HAVING", "UNION", "FOR", "NATURAL", "OUTER", "STRAIGHT_JOIN", "FORCE", "USE", "IGNORE", "LATERAL", "WINDOW", "EXCEPT", "INTERSECT",
    };

    /// <summary>The part that begins at a token.</summary>
    public static SqlPart Part(SqlTokens tokens, int first, int end, bool procedural, string? cte)
    {
        var verb = first;
        while (verb < end && tokens.Symbol(verb, "(")) verb++; // (SELECT …) UNION (SELECT …)
        var at = verb + 1;
        switch (tokens.Word(verb))
        {
            case "SELECT":
                return Select(tokens, verb, end, procedural, cte);
            case "VALUES" or "TABLE" or "PERFORM":
                return Plain(SqlStatementKind.Select, at);
            case "INSERT":
                return Named(SqlStatementKind.Insert);
            case "REPLACE" when tokens.Dialect is not (SqlDialect.PostgreSql or SqlDialect.SqlServer):
                return Named(SqlStatementKind.Insert);
            case "UPDATE" when tokens.Is(at, "STATISTICS"):
                return Plain(SqlStatementKind.Other, at);
            case "UPDATE":
                return Aliased(Named(SqlStatementKind.Update));
            case "DELETE":
                return Aliased(Named(SqlStatementKind.Delete));
            case "MERGE":
                return Named(SqlStatementKind.Merge);
            case "TRUNCATE":
                return Named(SqlStatementKind.Truncate, list: true);
            case "COPY":
                return Copy(tokens, verb, end, cte);
            case "LOAD" when tokens.Is(at, "DATA") || tokens.Is(at, "XML"):
                while (at < end && !tokens.Is(at, "INTO")) at++;
                return Named(SqlStatementKind.Load);
            case "BULK" when tokens.Is(at, "INSERT"):
                at++;
                return Named(SqlStatementKind.Load);
            case "CREATE" or "ALTER" or "DROP" or "RENAME":
                return SchemaHeads.Part(tokens, verb, end);
            case "EXEC" or "EXECUTE" or "CALL":
                return Call(tokens, verb, end, cte);
            case "NOTIFY":
                return Plain(SqlStatementKind.Notify, at);
            case "BEGIN" or "START" or "COMMIT" or "END" or "ROLLBACK" or "ABORT" or "SAVEPOINT" or "RELEASE":
                return Plain(SqlStatementKind.Transaction, at);
            case "SAVE" when tokens.Is(at, "TRAN") || tokens.Is(at, "TRANSACTION"):
                return Plain(SqlStatementKind.Transaction, at);
            case "SET" or "PRAGMA" or "RESET" or "USE" or "ATTACH" or "DETACH" or "DISCARD":
                return Plain(SqlStatementKind.Option, at);
            case "":
                return Plain(SqlStatementKind.Unknown, at);
            case "FETCH":
                return Plain(Mentions("INTO") ? SqlStatementKind.Other : SqlStatementKind.Select, at);
            case "DECLARE" or "EXPLAIN" or "SHOW" or "DESCRIBE" or "DESC" or "GRANT" or "REVOKE" or "DENY" or "VACUUM" or "ANALYZE" or "REINDEX" or "REFRESH" or "CLUSTER"
                or "OPTIMIZE" or "CHECKPOINT" or "COMMENT" or "LOCK" or "UNLOCK" or "LISTEN" or "UNLISTEN" or "PREPARE" or "DEALLOCATE" or "OPEN" or "CLOSE"
                or "MOVE" or "PRINT" or "RAISERROR" or "THROW" or "RETURN" or "RAISE" or "WAITFOR" or "GOTO" or "BREAK" or "CONTINUE" or "NULL" or "ASSERT" or "EXIT"
                or "DBCC" or "KILL" or "SECURITY" or "REASSIGN" or "IF" or "WHILE" or "ELSE" or "GET" or "CHECK" or "FLUSH" or "DO":
                return Plain(SqlStatementKind.Other, at);
            default:
                return Plain(procedural ? SqlStatementKind.Other : SqlStatementKind.Unknown, at);
        }

        SqlPart Plain(SqlStatementKind kind, int body) => new(kind, verb, end, [], null, body, cte);

        bool Mentions(string word)
        {
            for (var i = verb; i < end; i++)
            {
                if (tokens.Is(i, word)) return true;
            }
            return false;
        }

        SqlPart Named(SqlStatementKind kind, bool list = false)
        {
            while (at < end)
            {
                if (tokens.Is(at, "OR")) at += 2; // INSERT OR REPLACE, UPDATE OR IGNORE
                else if (tokens.Is(at, "TOP")) at = tokens.Symbol(at + 1, "(") ? tokens.After(at + 1) : at + 2;
                else if (tokens.IsAny(at, InsertWords)) at++;
                else break;
            }
            var names = ImmutableArray.CreateBuilder<SqlName>();
            while (SqlName.Read(tokens, ref at, end) is { } name)
            {
                names.Add(name);
                if (tokens.Symbol(at, "*")) at++; // PostgreSQL: with its descendants
                if (!list || !tokens.Symbol(at, ",")) break;
                at++;
            }
            if (kind == SqlStatementKind.Merge && tokens.Is(at, "WITH")) at = tokens.After(at + 1);
            var alias = AliasAt(tokens, ref at, end);
            return new SqlPart(kind, verb, end, names.ToImmutable(), alias, at, cte);
        }

        SqlPart Aliased(SqlPart part) => part.Target is { Schema: null } target && TableOf(tokens, target.Name, part.Body, end) is { } table
            ? part with { Targets = [table], Alias = target.Name }
            : part;
    }

    /// <summary>The alias at an index, which then points behind it.</summary>
    public static string? AliasAt(SqlTokens tokens, ref int at, int end)
    {
        if (at >= end) return null;
        if (tokens.Is(at, "AS"))
        {
            at++;
        }
        else if (!tokens.Name(at) || tokens.IsAny(at, NoAlias) || tokens[at].Kind == SqlTokenKind.Hole)
        {
            return null;
        }
        if (at >= end || !tokens.Name(at)) return null;
        at++;
        return tokens[at - 1].Value;
    }

    /// <summary>The table that an alias of UPDATE x … FROM t x or DELETE x FROM t x stands for.</summary>
    private static SqlName? TableOf(SqlTokens tokens, string alias, int body, int end)
    {
        for (var i = body; i < end; i = tokens.After(i))
        {
            if (!tokens.Is(i, "FROM") && !tokens.Is(i, "JOIN") && !tokens.Symbol(i, ",")) continue;
            var at = i + 1;
            if (SqlName.Read(tokens, ref at, end) is not { } table) continue;
            if (AliasAt(tokens, ref at, end) is { } known && string.Equals(known, alias, StringComparison.OrdinalIgnoreCase)) return table;
        }
        return null;
    }

    /// <summary>SELECT, or SELECT … INTO a new table; in PL/pgSQL and before a variable INTO assigns.</summary>
    private static SqlPart Select(SqlTokens tokens, int verb, int end, bool procedural, string? cte)
    {
        for (var i = verb + 1; i < end && !procedural && cte is null; i = tokens.After(i))
        {
            if (tokens.Is(i, "FROM")) break;
            if (!tokens.Is(i, "INTO")) continue;
            var at = i + 1;
            var temporary = false;
            while (tokens.Word(at) is "TEMP" or "TEMPORARY" or "UNLOGGED" or "TABLE" or "LOCAL" or "GLOBAL") temporary |= tokens.Word(at++) is "TEMP" or "TEMPORARY";
            if (tokens[at].Kind == SqlTokenKind.Parameter || tokens.Word(at) is "OUTFILE" or "DUMPFILE" || tokens.Dialect == SqlDialect.MySql) break;
            if (SqlName.Read(tokens, ref at, end) is not { } table) break;
            if (temporary) table = table with { Schema = "pg_temp" };
            return new SqlPart(SqlStatementKind.SelectInto, verb, end, [table], null, verb + 1, cte);
        }
        return new SqlPart(SqlStatementKind.Select, verb, end, [], null, verb + 1, cte);
    }

    private static SqlPart Copy(SqlTokens tokens, int verb, int end, string? cte)
    {
        var at = verb + 1;
        if (tokens.Is(at, "BINARY")) at++;
        if (tokens.Symbol(at, "(")) return new SqlPart(SqlStatementKind.Unload, verb, end, [], null, at, cte);
        var table = SqlName.Read(tokens, ref at, end);
        if (tokens.Symbol(at, "(")) at = tokens.After(at);
        var kind = tokens.Is(at, "TO") ? SqlStatementKind.Unload : tokens.Is(at, "FROM") ? SqlStatementKind.Load : SqlStatementKind.Unknown;
        return new SqlPart(kind, verb, end, table is null ? [] : [table], null, at, cte);
    }

    /// <summary>A call; sp_rename is known to change the schema, locks and messages are known to change nothing.</summary>
    private static SqlPart Call(SqlTokens tokens, int verb, int end, string? cte)
    {
        var at = verb + 1;
        if (tokens[at].Kind == SqlTokenKind.Parameter && tokens.Symbol(at + 1, "=")) at += 2;
        var procedure = SqlName.Read(tokens, ref at, end);
        var kind = procedure?.Name.ToUpperInvariant() switch
        {
            "SP_RENAME" => SqlStatementKind.Alter,
            "SP_GETAPPLOCK" or "SP_RELEASEAPPLOCK" or "SP_UPDATESTATS" or "SP_SET_SESSION_CONTEXT" => SqlStatementKind.Option,
            _ => SqlStatementKind.Call,
        };
        if (kind != SqlStatementKind.Alter) return new SqlPart(kind, verb, end, procedure is null ? [] : [procedure], null, at, cte);
        var renamed = SqlName.Read(tokens, ref at, end);
        return new SqlPart(kind, verb, end, renamed is null ? [] : [renamed], null, at, cte);
    }
}
