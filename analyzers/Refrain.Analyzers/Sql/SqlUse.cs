namespace Refrain.Sql;

/// <summary>What becomes of a clock's or a random value in a statement.</summary>
internal enum SqlUse
{
    /// <summary>Not such a finding.</summary>
    None,

    /// <summary>It is stored, or decides which rows are changed.</summary>
    Stored,

    /// <summary>It comes back to the caller as a column.</summary>
    Returned,

    /// <summary>It decides which rows come back, or in which order.</summary>
    Filter,

    /// <summary>It is part of a definition (a column's default, a view) and not evaluated by this statement; not for reporting.</summary>
    Declared,
}
