namespace Refrain.Sql;

/// <summary>The SQL that a text is written in. It decides how the text is split into tokens and whether one text is one transaction.</summary>
internal enum SqlDialect
{
    /// <summary>Nothing is known: what any of the dialects accepts as a guard is one, and a text is not taken for a transaction.</summary>
    Unknown,

    /// <summary>PostgreSQL. The statements of one command text run in one transaction.</summary>
    PostgreSql,

    /// <summary>SQLite.</summary>
    Sqlite,

    /// <summary>SQL Server (T-SQL): statements need no separator.</summary>
    SqlServer,

    /// <summary>MySQL and MariaDB.</summary>
    MySql,
}
