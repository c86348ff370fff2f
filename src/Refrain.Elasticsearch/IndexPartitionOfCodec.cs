using Refrain.Codecs;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>A partition whose rows are written by a codec, as JSON Lines are.</summary>
internal sealed class IndexPartition<TRow, TCodec>(IndexWriting writing) : IndexPartition<TRow>
    where TCodec : struct, IValueCodec<TRow>
{
    private TargetReceipt? _receipt;
    private bool _isWritten;

    public override void Replace(IEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Begin();

        // Tasks run on threads that wait for nothing else.
        using var documents = writing.OpenAsync().GetAwaiter().GetResult();
        new RowsOutput<TRow, TCodec>(OutputFormat.JsonLines).WriteRows(rows, documents, writing.CancellationToken);
        _receipt = documents.CompleteAsync().GetAwaiter().GetResult();
    }

    public override async Task ReplaceAsync(IAsyncEnumerable<TRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Begin();
        using var documents = await writing.OpenAsync().ConfigureAwait(false);
        await new RowsOutput<TRow, TCodec>(OutputFormat.JsonLines).WriteRowsAsync(rows, documents, writing.CancellationToken).ConfigureAwait(false);
        _receipt = await documents.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>The receipt, once all rows are written.</summary>
    public TargetReceipt Receipt() => _receipt ?? throw new InvalidOperationException(
        _isWritten ? $"{writing.Place}: not all rows were written, and Run went on. Let what was thrown fail the task, and await what is asynchronous." : $"{writing.Place} was not written. Call Replace, with no rows if there are none.");

    private void Begin()
    {
        if (_isWritten)
            throw new InvalidOperationException($"{writing.Place} was written already. Write all of its rows at once.");
        _isWritten = true;
    }
}
