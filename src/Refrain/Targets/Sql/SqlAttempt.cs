using System.Data.Common;
using System.Globalization;

namespace Refrain.Targets;

/// <summary>What an attempt of a task writes to a database: one transaction, begun when the first row is written.</summary>
public sealed class SqlAttempt : TargetAttempt
{
    private readonly SqlTarget _target;
    private readonly SqlMarkers.Seen? _seen;
    private readonly List<Func<TargetReceipt>> _receipts = [];
    private readonly List<string> _replaced = [];
    private DbConnection? _connection;
    private DbTransaction? _transaction;

    internal SqlAttempt(SqlTarget target, TargetClaim claim, SqlMarkers.Seen? seen, CancellationToken cancellationToken)
    {
        _target = target;
        _seen = seen;
        Claim = claim;
        CancellationToken = cancellationToken;
    }

    internal TargetClaim Claim { get; }

    internal CancellationToken CancellationToken { get; }

    /// <summary>A partition of a table, to be written once. Called by generated code.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TColumns">Its columns.</typeparam>
    public SqlPartition<TRow> Partition<TRow, TColumns>(SqlTable table)
        where TColumns : struct, ISqlRow<TRow>
    {
        var partition = new SqlPartition<TRow, TColumns>(this, table);
        _receipts.Add(partition.Receipt);
        return partition;
    }

    /// <summary>The transaction, for SQL of the task's own. Called by generated code.</summary>
    /// <exception cref="TargetException">The database cannot be used.</exception>
    public SqlScope Scope()
    {
        if (Claim.IsRehearsal)
            throw new NotSupportedException($"{Claim.Task} writes SQL of its own, which cannot be rehearsed.");
        var content = string.Create(CultureInfo.InvariantCulture, $"run {Claim.Run}, attempt {Claim.Attempt}");
        _receipts.Add(() => new(_target.Name, "", "", 0, content));
        return Guard("its transaction", () =>
        {
            Begin();
            return new SqlScope(_connection!, _transaction!);
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TargetReceipt> Receipts() => [.. _receipts.Select(static receipt => receipt())];

    /// <inheritdoc/>
    public override ValueTask CommitAsync(ContentHash version, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Claim.IsRehearsal)
            return default;
        Guard("its marker", () =>
        {
            Begin();
            if (IsEnded(_transaction!))
                throw new InvalidOperationException($"{Claim.Task} has ended the transaction of its target '{_target.Name}' itself. Leave that to the runtime: it commits the marker with the data.");
            foreach (var place in _replaced)
            {
                _target.Reach("place");
                SqlMarkers.Take(_connection!, _transaction!, Claim, place, CancellationToken);
            }

            _target.Reach("marker");
            if (!SqlMarkers.Write(_connection!, _transaction!, Claim, version, _seen, CancellationToken))
                throw new ClaimLostException($"{Claim.Task} was written to the target '{_target.Name}' by a later claim since this one began: another run had taken this one for dead. What this one wrote was taken back.");
            _target.Reach("commit");
            _transaction!.Commit();
            return true;
        });
        End();
        return default;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        End();
        return default;
    }

    /// <summary>What messages call a table.</summary>
    internal string PlaceOf(SqlTable table) => $"{Claim.Task}, table '{table.Name}' of the target '{_target.Name}'";

    /// <summary>The receipt of a table.</summary>
    internal TargetReceipt ReceiptOf(SqlTable table, long rows, ContentHash content) => new(_target.Name, table.Name, table.PartitionText, rows, content.ToString());

    /// <summary>Opens a way into a table, which is made if it is missing, and deletes the partition if it is to be replaced.</summary>
    internal SqlRowSink Open(SqlTable table, SqlColumn[] columns, PartitionValue[] partition, bool isUpsert) => Guard($"table '{table.Name}'", () =>
    {
        Connect();
        _target.Prepare(_connection!, _transaction, table, columns, PlaceOf(table), CancellationToken);
        Begin();
        if (!isUpsert)
        {
            var place = table.Place;
            _replaced.Add(place);
            _target.Lock(_connection!, _transaction!, "replace " + place, CancellationToken);
            _target.Reach("delete");
            var where = partition.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{SqlTarget.Quote(columns[p.Column].Name)} = @p{i}")).ToList();
            SqlStatements.Execute(
                _connection!,
                _transaction,
                $"delete from {SqlTarget.Quote(table.Name)}{(where.Count == 0 ? "" : " where " + string.Join(" and ", where))}",
                CancellationToken,
                [.. partition.Select((p, i) => (string.Create(CultureInfo.InvariantCulture, $"@p{i}"), _target.ToParameter(p.Value)))]);
        }

        _target.Reach("rows");
        return _target.CreateSink(_connection!, _transaction!, new SqlWrite(table.Name, columns, isUpsert ? table.Key : []) { CancellationToken = CancellationToken });
    });

    /// <summary>Called before what is done to the database.</summary>
    internal void Reach(string step) => _target.Reach(step);

    /// <summary>Says of what a database complains about who met with it.</summary>
    internal T Guard<T>(string what, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (SqlTarget.IsFailure(e))
        {
            _target.Doubt();
            CancellationToken.ThrowIfCancellationRequested();
            throw new TargetException($"{Claim.Task} cannot write {what} in the target '{_target.Name}': {e.Message}", e);
        }
    }

    /// <summary>Some drivers have no connection any more, some throw.</summary>
    private static bool IsEnded(DbTransaction transaction)
    {
        try
        {
            _ = transaction.IsolationLevel;
            return transaction.Connection is null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private void Connect() => _connection ??= _target.Connect(toWrite: true, CancellationToken);

    private void Begin()
    {
        Connect();
        if (_transaction is not null)
            return;
        _target.Reach("begin");
        _transaction = _target.BeginWriting(_connection!, CancellationToken);
    }

    private void End()
    {
        var (transaction, connection) = (_transaction, _connection);
        (_transaction, _connection) = (null, null);
        try
        {
            transaction?.Dispose();
        }
        catch (Exception e) when (SqlTarget.IsFailure(e))
        {
            // The connection is gone, and with it what was not committed.
            _target.Doubt();
        }
        finally
        {
            if (transaction is not null)
                _target.EndWriting();
            connection?.Dispose();
        }
    }
}
