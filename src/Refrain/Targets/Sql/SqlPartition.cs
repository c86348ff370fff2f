namespace Refrain;

/// <summary>
/// The rows of a table that are a task's output: <c>[Table("orders", Partition = ["day"])] SqlPartition&lt;OrderRow&gt; orders</c>. They are written once, and become visible all at once
/// when <c>Run</c> has ended well, together with the task's marker; until then the old ones are. Rows are streamed, never held whole. Not thread-safe.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class SqlPartition<TRow>
{
    private protected SqlPartition()
    {
    }

    /// <summary>Replaces the partition: deletes its rows and inserts these.</summary>
    /// <param name="rows">The rows, each with the values of the partition.</param>
    /// <exception cref="InvalidOperationException">It was written before, or the table has no partition by which this task's rows could be told from others'.</exception>
    /// <exception cref="Targets.TargetException">The database, or a value, refuses.</exception>
    public abstract void Replace(IEnumerable<TRow> rows);

    /// <summary>Inserts rows, and updates those whose key is there already; of several with one key the last counts. Rows that are no longer made stay.</summary>
    /// <param name="rows">The rows; where there is a partition, each with its values.</param>
    /// <exception cref="InvalidOperationException">It was written before, or the table has no key.</exception>
    /// <exception cref="Targets.TargetException">The database, or a value, refuses.</exception>
    public abstract void Upsert(IEnumerable<TRow> rows);

    /// <inheritdoc cref="Replace"/>
    public abstract Task ReplaceAsync(IAsyncEnumerable<TRow> rows);

    /// <inheritdoc cref="Upsert"/>
    public abstract Task UpsertAsync(IAsyncEnumerable<TRow> rows);
}
