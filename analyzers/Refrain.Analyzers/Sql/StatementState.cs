namespace Refrain.Sql;

/// <summary>What the statement that is being read may still take, so that a word in it is not taken for the beginning of the next one.</summary>
internal struct StatementState
{
    /// <summary>Whether the query of an INSERT, a cursor or a common table expression is still to come.</summary>
    public bool TakesQuery;

    /// <summary>Whether the SET of an UPDATE is still to come.</summary>
    public bool TakesSet;

    /// <summary>Whether it begins with WITH and its verb is still to come.</summary>
    public bool IsWith;

    /// <summary>Whether it is an ALTER, whose actions are words that also begin statements.</summary>
    public bool IsAlter;

    /// <summary>Whether it is a SET, which ends in ON or OFF.</summary>
    public bool IsSet;

    /// <summary>The state after a verb.</summary>
    public static StatementState After(string verb) => new()
    {
        TakesQuery = verb is "INSERT" or "REPLACE" or "WITH" or "EXPLAIN" or "DECLARE",
        TakesSet = verb is "UPDATE" or "INSERT" or "REPLACE",
        IsWith = verb is "WITH" or "EXPLAIN",
        IsAlter = verb == "ALTER",
        IsSet = verb == "SET",
    };

    /// <summary>Whether a word that is also a common name (OPEN, CLOSE, SAVE) stands for a statement of T-SQL.</summary>
    public readonly bool IsProgram(SqlTokens tokens, int index, string word) => word switch
    {
        "SAVE" => tokens.Is(index + 1, "TRAN") || tokens.Is(index + 1, "TRANSACTION"),
        "FETCH" => !IsWith && !tokens.Is(index - 1, "ROWS") && !tokens.Is(index - 1, "ROW") && !tokens.Is(index + 1, "FIRST", "ROW"),
        "BREAK" or "CONTINUE" or "RETURN" => true,
        _ => tokens.Is(index + 1, "SYMMETRIC"),
    };
}
