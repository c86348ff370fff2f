namespace Refrain.Sql;

/// <summary>What a statement, or a data-modifying part of one, is.</summary>
internal enum SqlStatementKind
{
    /// <summary>Text that is a hole, or that no dialect here begins a statement with.</summary>
    Unknown,

    /// <summary>SELECT, VALUES, TABLE, PERFORM.</summary>
    Select,

    /// <summary>SELECT … INTO a new table.</summary>
    SelectInto,

    /// <summary>INSERT, and REPLACE of SQLite and MySQL.</summary>
    Insert,

    /// <summary>UPDATE.</summary>
    Update,

    /// <summary>DELETE.</summary>
    Delete,

    /// <summary>MERGE.</summary>
    Merge,

    /// <summary>TRUNCATE.</summary>
    Truncate,

    /// <summary>COPY … FROM, LOAD DATA, BULK INSERT.</summary>
    Load,

    /// <summary>COPY … TO.</summary>
    Unload,

    /// <summary>CREATE.</summary>
    Create,

    /// <summary>ALTER, RENAME, sp_rename.</summary>
    Alter,

    /// <summary>DROP.</summary>
    Drop,

    /// <summary>BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, SAVEPOINT.</summary>
    Transaction,

    /// <summary>SET, PRAGMA, RESET, USE and what else only concerns the connection.</summary>
    Option,

    /// <summary>NOTIFY.</summary>
    Notify,

    /// <summary>CALL, EXEC: what it does is not in the text.</summary>
    Call,

    /// <summary>EXPLAIN, SHOW, DECLARE, GRANT, VACUUM and others that change no rows and read none back.</summary>
    Other,
}
