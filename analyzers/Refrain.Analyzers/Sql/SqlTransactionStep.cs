namespace Refrain.Sql;

/// <summary>What a statement does to the transaction.</summary>
internal enum SqlTransactionStep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Begins one.</summary>
    Begin,

    /// <summary>Commits.</summary>
    Commit,

    /// <summary>Rolls back.</summary>
    Rollback,
}
