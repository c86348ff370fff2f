namespace Refrain.Sql;

/// <summary>What the judge finds in an SQL text.</summary>
internal enum SqlFindingKind
{
    /// <summary>RFN202: rows are inserted that a second run inserts again.</summary>
    Insert,

    /// <summary>RFN203: a value is changed relative to itself, or a sequence is advanced.</summary>
    RelativeUpdate,

    /// <summary>RFN209: the schema is changed and nothing guards it.</summary>
    UnguardedSchema,

    /// <summary>RFN101: the database's clock is read.</summary>
    Clock,

    /// <summary>RFN102: a random value is made or random rows are taken.</summary>
    Random,

    /// <summary>RFN205: a message is sent.</summary>
    Publish,

    /// <summary>RFN104: rows of tables come back.</summary>
    ReadsRows,

    /// <summary>RFN303: a second statement changes data, and no transaction holds both.</summary>
    ManyStatements,

    /// <summary>Nothing is known about what is executed (CALL, EXEC, a text that is a hole); not for reporting.</summary>
    Unknown,
}
