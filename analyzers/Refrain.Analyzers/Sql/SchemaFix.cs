namespace Refrain.Sql;

/// <summary>Guards a change of the schema, as far as the dialect has a guard that needs no knowledge of the schema.</summary>
internal static class SchemaFix
{
    private static readonly HashSet<string> PostgresIfNotExists = new(StringComparer.Ordinal)
    {
        "TABLE", "INDEX", "SEQUENCE", "SCHEMA", "EXTENSION", "SERVER", "STATISTICS", "COLLATION",
    };

    /// <summary>What PostgreSQL can only create once: a block catches that it is there.</summary>
    private static readonly HashSet<string> PostgresCaught = new(StringComparer.Ordinal) { "TYPE", "DOMAIN", "POLICY", "ROLE", "USER", "PUBLICATION", "CAST" };

    private static readonly HashSet<string> PostgresOrReplace = new(StringComparer.Ordinal) { "VIEW", "FUNCTION", "PROCEDURE", "TRIGGER", "RULE", "AGGREGATE", "LANGUAGE" };

    private static readonly HashSet<string> MySqlIfNotExists = new(StringComparer.Ordinal)
    {
        "TABLE", "DATABASE", "SCHEMA", "EVENT", "USER", "ROLE", "PROCEDURE", "FUNCTION", "TRIGGER", "SEQUENCE",
    };

    /// <summary>The edits of a statement, null when there is no such guard.</summary>
    public static IEnumerable<SqlEdit>? Edits(SqlStatement statement)
    {
        var tokens = statement.Tokens;
        var part = statement.Main;
        var at = SchemaHeads.ObjectAt(tokens, part.First, part.End);
        if (part.Kind == SqlStatementKind.Alter) return AlterFix.Edits(statement, at);
        if (at == part.First || part.Target is not { } target) return null;
        if (part.Kind == SqlStatementKind.Drop) return tokens.Is(at, "INDEX") && tokens.Dialect == SqlDialect.MySql ? null : [If(tokens, at, "IF EXISTS")];
        if (part.Kind != SqlStatementKind.Create) return null;
        var what = tokens.Word(at);
        var materialized = tokens.Is(at - 1, "MATERIALIZED");
        switch (tokens.Dialect)
        {
            case SqlDialect.PostgreSql:
                if (PostgresIfNotExists.Contains(what) || materialized) return tokens.Is(at + 1, "ON") ? null : [If(tokens, at, "IF NOT EXISTS")];
                // A constraint trigger and an event trigger cannot be replaced.
                if (PostgresOrReplace.Contains(what)) return what == "TRIGGER" && at != part.First + 1 ? null : [OrReplace(tokens, part, "OR REPLACE")];
                if (!PostgresCaught.Contains(what)) return null;
                // A block in a block needs no DO.
                var (open, close) = statement.Procedural ? ("BEGIN ", "; EXCEPTION WHEN duplicate_object THEN NULL; END") : ("DO $$ BEGIN ", "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
                return [new SqlEdit(statement.Start, 0, open), new SqlEdit(statement.Start + statement.Length, 0, close)];
            case SqlDialect.Sqlite:
                return [If(tokens, at, "IF NOT EXISTS")];
            case SqlDialect.MySql:
                if (what == "VIEW") return [OrReplace(tokens, part, "OR REPLACE")];
                return MySqlIfNotExists.Contains(what) ? [If(tokens, at, "IF NOT EXISTS")] : null;
            case SqlDialect.SqlServer:
                return what is "VIEW" or "PROC" or "PROCEDURE" or "FUNCTION" or "TRIGGER" ? [OrReplace(tokens, part, "OR ALTER")] : LookUp(statement, what, target);
            default:
                return null;
        }
    }

    /// <summary>A name as T-SQL's look-up functions take it, null when a part of it is not known.</summary>
    public static string? Quoted(SqlName name)
    {
        var text = name.ToString();
        return text.IndexOf(SqlHole.Char) >= 0 ? null : $"N'{text.Replace("'", "''")}'";
    }

    /// <summary>IF (NOT) EXISTS behind the kind of object.</summary>
    private static SqlEdit If(SqlTokens tokens, int at, string guard)
    {
        if (tokens.Is(at + 1, "CONCURRENTLY")) at++;
        return new SqlEdit(tokens[at].End, 0, " " + guard);
    }

    private static SqlEdit OrReplace(SqlTokens tokens, SqlPart part, string clause) => new(tokens[part.First].End, 0, " " + clause);

    private static IEnumerable<SqlEdit>? LookUp(SqlStatement statement, string what, SqlName target)
    {
        if (Quoted(target) is not { } name) return null;
        var tokens = statement.Tokens;
        switch (what)
        {
            case "TABLE" or "SEQUENCE" or "SYNONYM":
                return [Before(statement, $"IF OBJECT_ID({name}) IS NULL ")];
            case "TYPE":
                return [Before(statement, $"IF TYPE_ID({name}) IS NULL ")];
            case "DATABASE":
                return [Before(statement, $"IF DB_ID({name}) IS NULL ")];
            case "INDEX" when statement.Targets.Length > 1 && Quoted(statement.Targets[1]) is { } table:
                return [Before(statement, $"IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = {name} AND object_id = OBJECT_ID({table})) ")];
            case "SCHEMA":
                // It must be alone in its batch.
                if (tokens.Text.IndexOf('\'', statement.Start, statement.Length) >= 0 || tokens.Text.IndexOf(SqlHole.Char, statement.Start, statement.Length) >= 0) return null;
                return [Before(statement, $"IF SCHEMA_ID({name}) IS NULL EXEC(N'"), new SqlEdit(statement.Start + statement.Length, 0, "')")];
            default:
                return null;
        }
    }

    private static SqlEdit Before(SqlStatement statement, string text) => new(statement.Start, 0, text);
}
