namespace Refrain.Sql;

/// <summary>
/// What is known about the connection before a text is executed on it, from the code around and from the texts before: <see cref="After"/> carries it
/// from one text to the next. Nothing is thrown.
/// </summary>
internal sealed class SqlSurroundings
{
    /// <summary>Nothing is known, and no transaction is open.</summary>
    public static readonly SqlSurroundings None = new();

    /// <summary>Whether the text is executed in a transaction that the code, or a text before, has begun.</summary>
    public bool InTransaction { get; init; }

    /// <summary>The tables that were cleared (DELETE, TRUNCATE, DROP) before in the same transaction.</summary>
    public SqlNameSet Cleared { get; init; } = new();

    /// <summary>The tables and other objects that were dropped before in the same transaction.</summary>
    public SqlNameSet Dropped { get; init; } = new();

    /// <summary>The tables that were made anew in the same transaction, after they were dropped.</summary>
    public SqlNameSet Remade { get; init; } = new();

    /// <summary>The tables that were cleared and filled again in the same transaction.</summary>
    public SqlNameSet Refilled { get; init; } = new();

    /// <summary>The tables that were cleared by a text before, in a transaction or not.</summary>
    public SqlNameSet ClearedBefore { get; init; } = new();

    /// <summary>The tables that a text before created or dropped, so that nothing of an earlier run is in them.</summary>
    public SqlNameSet Fresh { get; init; } = new();

    /// <summary>What is known once a text has been executed with these surroundings.</summary>
    public SqlSurroundings After(SqlScript script)
    {
        var state = new TransactionState(script, this);
        foreach (var statement in script.Statements) state.Pass(statement);
        return state.Surroundings();
    }

    /// <summary>The same with a transaction that the code has begun, or without one after it has ended it.</summary>
    public SqlSurroundings With(bool inTransaction) =>
        inTransaction == InTransaction ? this : new SqlSurroundings { InTransaction = inTransaction, ClearedBefore = ClearedBefore, Fresh = Fresh };
}
