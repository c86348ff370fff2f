namespace Refrain.Postgres;

/// <summary>How a catalog in PostgreSQL is used. Immutable.</summary>
public sealed record PostgresCatalogOptions
{
    /// <summary>The schema that holds the catalog's tables: a name of any characters and up to 63 bytes in UTF-8. One database may hold many catalogs, one a schema.</summary>
    public string Schema { get; init; } = "refrain";

    /// <summary>
    /// For how long a call goes on trying while the server cannot be reached, is starting, or fails over. Then it throws. A transaction whose answer was lost is not made twice.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the catalog is opened to be looked at: it must be there, and what would write throws <see cref="InvalidOperationException"/>.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The clock that the times of leases come from, which is compared with the server's, and that waiting is timed by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
