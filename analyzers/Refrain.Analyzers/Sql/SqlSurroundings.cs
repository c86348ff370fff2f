namespace Refrain.Sql;

/// <summary>What is known about the connection before a text is executed on it, from the code around and from the texts before.</summary>
internal sealed class SqlSurroundings
{
    /// <summary>Nothing is known, and no transaction is open.</summary>
    public static readonly SqlSurroundings None = new();

    /// <summary>Whether the text is executed in a transaction that the code has begun.</summary>
    public bool InTransaction { get; init; }

    /// <summary>The tables that were cleared (DELETE, TRUNCATE, DROP) before in the same transaction.</summary>
    public SqlNameSet Cleared { get; init; } = new();

    /// <summary>The tables and other objects that were dropped before in the same transaction.</summary>
    public SqlNameSet Dropped { get; init; } = new();
}
