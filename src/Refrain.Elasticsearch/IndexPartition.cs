namespace Refrain.Elasticsearch;

/// <summary>
/// The documents of an index that are a task's output, to be written once. Rows are streamed, never held whole. Each is a document with the members of the row, as JSON Lines have them, and an object
/// <c>refrain</c> that says whose it is. Not thread-safe.
/// </summary>
/// <remarks>
/// Elasticsearch has no transactions. Of a partition, documents are seen one after the other while they are written, and the marker, by which the task counts as complete, is taken away before the first and comes
/// back after the last. Of a whole index nothing is seen before the alias is moved.
/// </remarks>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class IndexPartition<TRow>
{
    private protected IndexPartition()
    {
    }

    /// <summary>Writes these rows as documents; those that this task wrote before and does not write again are deleted when it is committed. Of several rows with one key the last counts.</summary>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InvalidOperationException">It was written before, or a row cannot be stored.</exception>
    /// <exception cref="Targets.TargetException">Elasticsearch refuses a document, or cannot be reached.</exception>
    public abstract void Replace(IEnumerable<TRow> rows);

    /// <inheritdoc cref="Replace"/>
    public abstract Task ReplaceAsync(IAsyncEnumerable<TRow> rows);
}
