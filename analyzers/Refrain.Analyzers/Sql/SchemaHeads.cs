using System.Collections.Immutable;

namespace Refrain.Sql;

/// <summary>Reads how CREATE, ALTER, DROP and RENAME begin: the kind of object, its name, the table of an index or a trigger, and IF (NOT) EXISTS.</summary>
internal static class SchemaHeads
{
    /// <summary>Words between the verb and the kind of object.</summary>
    private static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal)
    {
        "OR", "REPLACE", "ALTER", "UNIQUE", "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE", "FULLTEXT", "SPATIAL", "XML", "PRIMARY", "TEMP", "TEMPORARY", "GLOBAL", "LOCAL",
        "UNLOGGED", "VIRTUAL", "FOREIGN", "MATERIALIZED", "RECURSIVE", "CONSTRAINT", "EXTERNAL", "DEFINER", "PARTITION", "AGGREGATE", "TRUSTED", "PROCEDURAL",
        "ALGORITHM", "SQL", "SECURITY", "INVOKER", "MERGE", "UNDEFINED", "TEMPTABLE", "CURRENT_USER", "OFFLINE", "ONLINE", "DEFAULT",
    };

    private static readonly HashSet<string> Objects = new(StringComparer.Ordinal)
    {
        "TABLE", "INDEX", "VIEW", "SEQUENCE", "SCHEMA", "TYPE", "DOMAIN", "TRIGGER", "FUNCTION", "PROCEDURE", "PROC", "DATABASE", "EXTENSION", "ROLE", "USER", "LOGIN",
        "POLICY", "RULE", "PUBLICATION", "SUBSCRIPTION", "SERVER", "CAST", "COLLATION", "OPERATOR", "STATISTICS", "TABLESPACE", "SYNONYM", "CONVERSION", "LANGUAGE",
        "CERTIFICATE", "KEY", "CATALOG", "SCHEME", "GROUP", "ROUTINE", "SYSTEM", "WRAPPER", "LARGE", "EVENT",
    };

    /// <summary>The part that begins with the verb at an index.</summary>
    public static SqlPart Part(SqlTokens tokens, int verb, int end)
    {
        var kind = tokens.Word(verb) switch { "CREATE" => SqlStatementKind.Create, "DROP" => SqlStatementKind.Drop, _ => SqlStatementKind.Alter };
        var temporary = false;
        var at = ObjectAt(tokens, verb, end);
        for (var i = verb + 1; i < at; i++) temporary |= tokens.Word(i) is "TEMP" or "TEMPORARY";
        var ofTable = tokens.Word(at) is "INDEX" or "TRIGGER" or "POLICY" or "RULE" or "STATISTICS";
        at = SkipIf(tokens, at + 1, end);
        var names = ImmutableArray.CreateBuilder<SqlName>();
        while (!(ofTable && tokens.Is(at, "ON")) && SqlName.Read(tokens, ref at, end) is { } name)
        {
            names.Add(temporary ? name with { Schema = "pg_temp" } : name);
            if (kind != SqlStatementKind.Drop || !tokens.Symbol(at, ",")) break;
            at = SkipIf(tokens, at + 1, end);
        }
        var body = at;
        // What an index is on decides whether it is temporary: the table goes last, the object itself is the target.
        for (var i = at; ofTable && i < end && i < at + 16; i = tokens.After(i))
        {
            if (!tokens.Is(i, "ON")) continue;
            i++;
            if (tokens.Is(i, "ONLY")) i++;
            if (SqlName.Read(tokens, ref i, end) is { } table) names.Add(table);
            break;
        }
        return new SqlPart(kind, verb, end, names.ToImmutable(), null, body, null);
    }

    /// <summary>The index of the word that says what kind of object the statement is about; the verb's when it is not known.</summary>
    public static int ObjectAt(SqlTokens tokens, int verb, int end)
    {
        for (var i = verb + 1; i < end && i < verb + 16; i++)
        {
            if (tokens.IsAny(i, Objects)) return i;
            // DEFINER = 'u'@'h' and ALGORITHM = MERGE stand in front of MySQL's views and routines.
            if (!tokens.IsAny(i, Modifiers) && tokens[i].Kind is not (SqlTokenKind.Operator or SqlTokenKind.Text or SqlTokenKind.QuotedName or SqlTokenKind.Parameter)) return verb;
        }
        return verb;
    }

    /// <summary>Whether IF NOT EXISTS, IF EXISTS, OR REPLACE or OR ALTER guards the object that the statement is about.</summary>
    public static bool IsGuarded(SqlTokens tokens, int verb, int end)
    {
        var at = ObjectAt(tokens, verb, end);
        for (var i = verb + 1; i < at; i++)
        {
            if (tokens.Is(i, "OR", "REPLACE") || tokens.Is(i, "OR", "ALTER")) return true;
        }
        at++;
        if (tokens.Is(at, "CONCURRENTLY")) at++;
        return tokens.Is(at, "IF");
    }

    private static int SkipIf(SqlTokens tokens, int at, int end)
    {
        if (tokens.Is(at, "CONCURRENTLY")) at++;
        if (tokens.Is(at, "ONLY") && at + 1 < end) at++;
        if (!tokens.Is(at, "IF")) return at;
        at++;
        if (tokens.Is(at, "NOT")) at++;
        if (tokens.Is(at, "EXISTS")) at++;
        if (tokens.Is(at, "ONLY")) at++;
        return at;
    }
}
