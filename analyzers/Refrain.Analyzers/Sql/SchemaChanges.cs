namespace Refrain.Sql;

/// <summary>Which changes of a schema fail or add up when they are made twice.</summary>
internal static class SchemaChanges
{
    /// <summary>Words that go on after an object's name: a hole before one of them is the name, and no guard of it.</summary>
    private static readonly HashSet<string> Clauses = new(StringComparer.Ordinal)
    {
        "AS", "ON", "USING", "CASCADE", "RESTRICT", "WITH", "PARTITION", "OF", "LIKE", "INHERITS", "TABLESPACE", "ENGINE", "COMMENT", "SELECT", "FOR", "FROM", "BEFORE", "AFTER",
        "INSTEAD", "START", "INCREMENT", "MINVALUE", "MAXVALUE", "CACHE", "AUTHORIZATION", "RETURNS", "LANGUAGE", "DEFAULT", "CHARACTER", "COLLATE", "OWNER", "CHECK", "VALUES", "IN",
    };

    /// <summary>Whether a CREATE also fills what it creates: CREATE TABLE … AS SELECT.</summary>
    public static bool TakesRows(SqlTokens tokens, SqlPart part)
    {
        if (part.Kind != SqlStatementKind.Create || !tokens.Is(SchemaHeads.ObjectAt(tokens, part.First, part.End), "TABLE")) return false;
        for (var i = part.Body; i < part.End; i = tokens.After(i))
        {
            if (tokens.Is(i, "AS") && (tokens.Word(i + 1) is "SELECT" or "WITH" or "VALUES" or "TABLE" or "EXECUTE" || tokens.Symbol(i + 1, "("))) return true;
            if (tokens.Is(i, "SELECT") && tokens.Dialect == SqlDialect.MySql) return true;
        }
        return false;
    }

    /// <summary>Whether a change can be made twice, as far as its statement and the IFs around it say.</summary>
    public static bool IsGuarded(SqlStatement statement)
    {
        if (statement.Handled || SqlCondition.IsAsked(statement.Condition)) return true;
        var tokens = statement.Tokens;
        var part = statement.Main;
        switch (part.Kind)
        {
            case SqlStatementKind.Create or SqlStatementKind.Drop:
                var at = SchemaHeads.ObjectAt(tokens, part.First, part.End);
                // CREATE {what} and CREATE {ifNotExists} …: what is created is not known.
                if (at == part.First) return tokens[at + 1].Kind is SqlTokenKind.Hole or SqlTokenKind.None || IsHarmless(tokens, part.First);
                if (tokens[at + 1].Kind == SqlTokenKind.Hole && tokens.Name(at + 2) && !tokens.IsAny(at + 2, Clauses)) return true;
                return SchemaHeads.IsGuarded(tokens, part.First, part.End) || DropsExisting(tokens, part);
            case SqlStatementKind.Alter:
                return AlterGuards.IsGuarded(tokens, part);
            default:
                return false;
        }
    }

    /// <summary>DROP OWNED BY and DROP of a prepared statement leave nothing that a second run would miss.</summary>
    private static bool IsHarmless(SqlTokens tokens, int verb) => tokens.Is(verb, "DROP") && tokens.Word(verb + 1) is "OWNED" or "PREPARE";

    private static bool DropsExisting(SqlTokens tokens, SqlPart part)
    {
        for (var i = part.Body; i < part.End; i++)
        {
            if (tokens.Is(i, "DROP_EXISTING") && tokens.Is(i + 2, "ON")) return true;
        }
        return false;
    }
}
