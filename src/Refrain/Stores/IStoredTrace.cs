namespace Refrain.Stores;

/// <summary>What a stored artifact was made as and from, which is all that is asked to know whether it is up to date. An entry says it, and so does what many entries have in common.</summary>
internal interface IStoredTrace
{
    /// <inheritdoc cref="CatalogEntry.Fingerprint"/>
    string Fingerprint { get; }

    /// <inheritdoc cref="CatalogEntry.TaskVersion"/>
    int TaskVersion { get; }

    /// <inheritdoc cref="CatalogEntry.Schema"/>
    string Schema { get; }

    /// <inheritdoc cref="CatalogEntry.Format"/>
    OutputFormat Format { get; }

    /// <inheritdoc cref="CatalogEntry.Rows"/>
    bool Rows { get; }

    /// <inheritdoc cref="CatalogEntry.Inputs"/>
    IReadOnlyList<CatalogInput> Inputs { get; }

    /// <inheritdoc cref="CatalogEntry.DynamicInputs"/>
    IReadOnlyList<CatalogInput> DynamicInputs { get; }

    /// <inheritdoc cref="CatalogEntry.IsDropped"/>
    bool IsDropped { get; }

    /// <inheritdoc cref="CatalogEntry.Mark"/>
    StaleMark? Mark { get; }
}
