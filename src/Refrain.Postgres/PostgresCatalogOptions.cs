namespace Refrain.Postgres;

/// <summary>How a catalog in PostgreSQL is used. Immutable.</summary>
public sealed record PostgresCatalogOptions
{
    /// <summary>The schema that holds the catalog's tables: a plain name of up to 63 bytes, of any characters. One database may hold many catalogs, one a schema.</summary>
    public string Schema { get; init; } = "refrain";

    /// <summary>The clock that waiting is timed by.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
