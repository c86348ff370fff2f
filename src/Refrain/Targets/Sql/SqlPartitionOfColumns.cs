using System.Security.Cryptography;
using Refrain.Targets;

namespace Refrain;

/// <summary>A partition whose rows are written by generated code.</summary>
internal sealed class SqlPartition<TRow, TColumns>(SqlAttempt attempt, SqlTable table) : SqlPartition<TRow>
    where TColumns : struct, ISqlRow<TRow>
{
    private TargetReceipt? _receipt;
    private bool _isWritten;

    public override void Replace(IEnumerable<TRow> rows) => Write(rows, isUpsert: false);

    public override void Upsert(IEnumerable<TRow> rows) => Write(rows, isUpsert: true);

    public override Task ReplaceAsync(IAsyncEnumerable<TRow> rows) => WriteAsync(rows, isUpsert: false);

    public override Task UpsertAsync(IAsyncEnumerable<TRow> rows) => WriteAsync(rows, isUpsert: true);

    /// <summary>The receipt, once all rows are written.</summary>
    public TargetReceipt Receipt() => _receipt ?? throw new InvalidOperationException(
        _isWritten ? $"{attempt.PlaceOf(table)}: not all rows were written, and Run went on. Let what was thrown fail the task, and await what is asynchronous." : $"{attempt.PlaceOf(table)} was not written. Call Replace or Upsert, with no rows if there are none.");

    private void Write(IEnumerable<TRow> rows, bool isUpsert)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var writing = new Writing(this, isUpsert);
        foreach (var row in rows)
            writing.Add(row);
        _receipt = writing.Complete();
    }

    private async Task WriteAsync(IAsyncEnumerable<TRow> rows, bool isUpsert)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var writing = new Writing(this, isUpsert);
        await foreach (var row in rows.WithCancellation(attempt.CancellationToken).ConfigureAwait(false))
            writing.Add(row);
        _receipt = writing.Complete();
    }

    private void Check(bool isUpsert)
    {
        var place = attempt.PlaceOf(table);
        if (_isWritten)
            throw new InvalidOperationException($"{place} was written already. Write all of its rows at once.");
        if (isUpsert && table.Key.Count == 0)
            throw new InvalidOperationException($"{place} has no key to update rows by. Name its columns: [Table(\"{table.Name}\", Key = [...])].");
        if (!isUpsert && table.Partition.Count == 0 && !table.IsWhole)
            throw new InvalidOperationException($"{place}: to replace the whole table would delete what other tasks of this type have written. Name the columns that tell their rows apart: [Table(\"{table.Name}\", Partition = [...])].");
        _isWritten = true;
    }

    /// <summary>The writing of all rows.</summary>
    private sealed class Writing : IDisposable
    {
        private readonly SqlPartition<TRow, TColumns> _owner;
        private readonly SqlAttempt _attempt;
        private readonly SqlTable _table;
        private readonly PartitionValue[] _partition;
        private readonly SqlRowWriter _writer;
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly SqlRowSink? _sink;

        public Writing(SqlPartition<TRow, TColumns> owner, bool isUpsert)
        {
            owner.Check(isUpsert);
            (_owner, _attempt, _table) = (owner, owner.Attempt, owner.Table);
            var columns = TColumns.Columns;
            var place = _attempt.PlaceOf(_table);
            _partition = _table.ValuesIn(columns, place);
            _writer = new SqlRowWriter(place, columns);
            if (!_attempt.Claim.IsRehearsal)
                _sink = _attempt.Open(_table, columns, _partition, isUpsert);
        }

        public void Add(TRow row)
        {
            _writer.BeginRow();
            if (row is null)
                throw _writer.Refuse("the row is null");
            TColumns.Write(_writer, row);
            _writer.EndRow(_partition);
            if (_writer.IsFull)
                Flush();
        }

        public TargetReceipt Complete()
        {
            Flush();
            if (_sink is not null)
            {
                _attempt.Guard(What, () =>
                {
                    _attempt.Reach("end of rows");
                    _sink.Complete();
                    return true;
                });
            }

            return _attempt.ReceiptOf(_table, _writer.Rows, ContentHash.From(_hash.GetHashAndReset()));
        }

        public void Dispose()
        {
            _hash.Dispose();
            try
            {
                _sink?.Dispose();
            }
            catch (Exception e) when (SqlTarget.IsFailure(e) && _owner._receipt is null)
            {
                // Giving up fails where the connection is gone: then there is nothing to give up, and what led here is on its way.
            }
        }

        private string What => $"table '{_table.Name}'";

        private void Flush()
        {
            _attempt.CancellationToken.ThrowIfCancellationRequested();
            _hash.AppendData(_writer.Written);
            if (_sink is not null)
            {
                _attempt.Guard(What, () =>
                {
                    _attempt.Reach("block");
                    _sink.Take(_writer.Written);
                    return true;
                });
            }

            _writer.Clear();
        }
    }

    private SqlAttempt Attempt => attempt;

    private SqlTable Table => table;
}
