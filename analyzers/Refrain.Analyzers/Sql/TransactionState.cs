namespace Refrain.Sql;

/// <summary>What holds at a statement of a text: whether a transaction is open, and what was cleared, dropped and created in it before.</summary>
internal sealed class TransactionState
{
    private readonly bool _oneText;
    private bool _inTransaction;
    private bool _open;

    /// <summary>The state at the beginning of a text.</summary>
    public TransactionState(SqlScript script, SqlSurroundings surroundings)
    {
        _oneText = script.Dialect == SqlDialect.PostgreSql;
        _inTransaction = surroundings.InTransaction;
        Cleared.Add(surroundings.Cleared);
        Dropped.Add(surroundings.Dropped);
        Remade.Add(surroundings.Remade);
        Refilled.Add(surroundings.Refilled);
        ClearedBefore.Add(surroundings.ClearedBefore);
        Fresh.Add(surroundings.Fresh);
    }

    /// <summary>Whether a transaction holds the statements: the code's, the text's, or PostgreSQL's around a text.</summary>
    public bool IsOpen => _open || _oneText || _inTransaction;

    /// <summary>The tables that were cleared in the transaction.</summary>
    public SqlNameSet Cleared { get; } = new();

    /// <summary>The objects that were dropped in the transaction.</summary>
    public SqlNameSet Dropped { get; } = new();

    /// <summary>The tables that were made anew in the transaction, after they were dropped: what belongs to them is new too.</summary>
    public SqlNameSet Remade { get; } = new();

    /// <summary>The tables that were cleared and filled again in the transaction.</summary>
    public SqlNameSet Refilled { get; } = new();

    /// <summary>The tables that were cleared in the text, in a transaction or not.</summary>
    public SqlNameSet ClearedBefore { get; } = new();

    /// <summary>The tables that the text has created, or dropped, so that nothing of an earlier run is in them.</summary>
    public SqlNameSet Fresh { get; } = new();

    /// <summary>What the next text on the connection finds.</summary>
    public SqlSurroundings Surroundings()
    {
        var open = _open || _inTransaction;
        if (!open) Forget();
        return new SqlSurroundings
        {
            InTransaction = open,
            Cleared = Cleared,
            Dropped = Dropped,
            Remade = Remade,
            Refilled = Refilled,
            ClearedBefore = ClearedBefore,
            Fresh = Fresh,
        };
    }

    /// <summary>Goes past a statement.</summary>
    public void Pass(SqlStatement statement)
    {
        switch (statement.Transaction)
        {
            case SqlTransactionStep.Begin:
                if (!IsOpen) Forget();
                _open = true;
                return;
            case SqlTransactionStep.Rollback when statement.Condition is not null:
                return; // the way of an error; what follows is not executed then
            case SqlTransactionStep.Commit or SqlTransactionStep.Rollback:
                _open = false;
                _inTransaction = false;
                Forget();
                return;
        }
        foreach (var part in statement.Parts) Pass(statement, part);
    }

    private void Pass(SqlStatement statement, SqlPart part)
    {
        switch (part.Kind)
        {
            case SqlStatementKind.Delete or SqlStatementKind.Truncate when statement.DeletesPartition:
                Clear(part);
                break;
            case SqlStatementKind.Drop:
                Clear(part);
                foreach (var name in part.Targets)
                {
                    Fresh.Add(name);
                    if (IsOpen) Dropped.Add(name);
                }
                break;
            case SqlStatementKind.Create or SqlStatementKind.SelectInto when part.Target is { } created:
                if (!statement.Guarded) Fresh.Add(created);
                if (Dropped.Contains(created)) Remade.Add(created);
                break;
            case SqlStatementKind.Alter when Remade.Contains(part.Target) && NewName(statement.Tokens, part) is { } renamed:
                Remade.Add(renamed);
                break;
            case SqlStatementKind.Insert or SqlStatementKind.Load when part.Target is { } filled && Cleared.Contains(filled):
                Refilled.Add(filled);
                break;
        }
    }

    /// <summary>The name that ALTER TABLE … RENAME TO gives.</summary>
    private static SqlName? NewName(SqlTokens tokens, SqlPart part)
    {
        var at = part.Body + 2;
        return tokens.Is(part.Body, "RENAME", "TO") ? SqlName.Read(tokens, ref at, part.End) : null;
    }

    private void Clear(SqlPart part)
    {
        foreach (var name in part.Targets)
        {
            ClearedBefore.Add(name);
            if (IsOpen) Cleared.Add(name);
        }
    }

    private void Forget()
    {
        Cleared.Clear();
        Dropped.Clear();
        Remade.Clear();
        Refilled.Clear();
    }
}
