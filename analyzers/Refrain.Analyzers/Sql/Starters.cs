namespace Refrain.Sql;

/// <summary>The words that begin statements, and where T-SQL, which needs no separators, has them mean something else.</summary>
internal static class Starters
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "CREATE", "ALTER", "DROP", "EXEC", "EXECUTE", "SET", "DECLARE", "IF", "WHILE", "BEGIN",
        "COMMIT", "ROLLBACK", "SAVE", "PRINT", "RAISERROR", "THROW", "RETURN", "GOTO", "BREAK", "CONTINUE", "WAITFOR", "BULK", "GRANT", "REVOKE", "DENY",
        "USE", "FETCH", "OPEN", "CLOSE", "DEALLOCATE", "DBCC",
    };

    /// <summary>Words after which a starter continues what came before: set operators, clauses, lists of privileges, cursors.</summary>
    private static readonly HashSet<string> Continuing = new(StringComparer.Ordinal)
    {
        "UNION", "ALL", "EXCEPT", "INTERSECT", "FOR", "AS", "DO", "KEY", "ON", "OR", "AND", "NOT", "AFTER", "BEFORE", "OF", "GRANT", "REVOKE", "DENY", "EXPLAIN",
        "BULK", "WITH", "IN", "FROM", "INTO", "TABLE", "COLUMN", "CONSTRAINT", "ADD", "ONLY", "EXECUTE", "CONCURRENTLY", "CHARACTER", "DEFAULT",
        "SELECT", "DISTINCT", "WHERE", "BY", "SET", "HAVING", "RETURNING", "LIMIT", "OFFSET",
    };

    /// <summary>Starters that a parenthesis may follow; the others are functions or names then.</summary>
    private static readonly HashSet<string> BeforeParenthesis = new(StringComparer.Ordinal)
    {
        "SELECT", "IF", "WHILE", "EXEC", "EXECUTE", "PRINT", "RAISERROR", "RETURN",
    };

    private static readonly HashSet<string> DroppedObjects = new(StringComparer.Ordinal)
    {
        "TABLE", "VIEW", "INDEX", "PROCEDURE", "PROC", "FUNCTION", "TRIGGER", "SEQUENCE", "SCHEMA", "TYPE", "DATABASE", "SYNONYM", "USER", "ROLE", "LOGIN",
        "STATISTICS", "MATERIALIZED", "EXTENSION", "TEMPORARY",
    };

    /// <summary>Whether the token begins a statement when it stands where one may begin.</summary>
    public static bool Is(SqlTokens tokens, int index) => tokens.IsAny(index, Words);

    /// <summary>Whether a token ends a T-SQL statement by beginning the next one.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="index">The token in question, at the level of the statement.</param>
    /// <param name="state">What the statement before has had so far; it is told of the token.</param>
    public static bool EndsStatement(SqlTokens tokens, int index, ref StatementState state)
    {
        if (!Is(tokens, index)) return false;
        var word = tokens[index].Value;
        if (tokens[index - 1].Kind == SqlTokenKind.Operator || tokens.Symbol(index - 1, ".") || tokens.Symbol(index - 1, ",")) return false;
        if (tokens.IsAny(index - 1, Continuing) && !(state.IsSet && tokens.Is(index - 1, "ON"))) return false;
        if (tokens.Symbol(index + 1, "(") && !BeforeParenthesis.Contains(word)) return false;
        switch (word)
        {
            case "SELECT":
                if (!state.TakesQuery) return true;
                state.TakesQuery = false;
                state.IsWith = false;
                return false;
            case "INSERT" or "UPDATE" or "DELETE" or "MERGE" when state.IsWith:
                state = StatementState.After(word);
                return false;
            case "SET":
                if (!state.TakesSet) return !state.IsAlter && !tokens.Is(index + 1, "NULL") && !tokens.Is(index + 1, "DEFAULT");
                state.TakesSet = false;
                return false;
            case "EXEC" or "EXECUTE":
                if (!state.TakesQuery) return true;
                state.TakesQuery = false;
                return false;
            case "IF":
                return IsControl(tokens, index);
            case "ALTER":
                return !(state.IsAlter && !tokens.IsAny(index + 1, DroppedObjects));
            case "DROP":
                return !state.IsAlter || (tokens.IsAny(index + 1, DroppedObjects) && !tokens.Is(index + 1, "INDEX"));
            case "USE":
                return tokens.Name(index + 1) && !tokens.Is(index + 1, "INDEX"); // USE INDEX is MySQL's hint
            case "OPEN" or "CLOSE" or "SAVE" or "BREAK" or "CONTINUE" or "FETCH" or "RETURN":
                return state.IsProgram(tokens, index, word);
            default:
                return true;
        }
    }

    /// <summary>Whether IF begins a statement: not <c>DROP TABLE IF EXISTS t</c>, nor MySQL's function.</summary>
    public static bool IsControl(SqlTokens tokens, int index)
    {
        var next = index + 1;
        if (tokens.Is(next, "NOT")) next++;
        if (tokens.Is(next, "EXISTS") && !tokens.Symbol(next + 1, "(")) return false;
        return !tokens.Symbol(index - 1, "=") && !tokens.Symbol(index - 1, ",") && !tokens.Symbol(index - 1, "(") && !tokens.Is(index - 1, "SELECT");
    }
}
