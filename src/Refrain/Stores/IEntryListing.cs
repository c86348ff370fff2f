namespace Refrain.Stores;

/// <summary>A catalog that lists entries without making one of each.</summary>
internal interface IEntryListing
{
    /// <summary>Lists all entries as <see cref="ICatalog.ListAsync"/> does, some hundred at once.</summary>
    /// <param name="empty">Gives what to fill.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    IAsyncEnumerable<ListedEntries> ListTogetherAsync(Func<ListedEntries> empty, CancellationToken cancellationToken);
}
