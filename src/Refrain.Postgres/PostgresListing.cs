using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>Reads entries in the order of their arrival, one after the other, as the server sends them. For one caller.</summary>
internal sealed class PostgresListing(PostgresDatabase database, TextTable texts, string? name) : IAsyncDisposable
{
    private readonly EntryReader _entries = new(texts, database.Place);

    // What was given, so that it is not given again if the listing has to go on with another connection: what was replaced meanwhile has arrived anew.
    private readonly List<TaskKey> _given = [];
    private HashSet<TaskKey>? _before;
    private long _arrival;
    private NpgsqlConnection? _connection;
    private NpgsqlBatch? _command;
    private NpgsqlDataReader? _row;

    /// <summary>The next entry, or null at the end.</summary>
    /// <exception cref="StoreException">The catalog cannot be read.</exception>
    public async ValueTask<CatalogEntry?> NextAsync(CancellationToken cancellationToken)
    {
        while (await AdvanceAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!_entries.TryRead(_row!, 1, withBytes: false, out var entry))
            {
                // With another connection, as this one is being read from.
                await database.LoadAsync(texts, cancellationToken).ConfigureAwait(false);
                if (!_entries.TryRead(_row!, 1, withBytes: false, out entry))
                    throw database.Place.Corrupt("(a text that an entry refers to is not there)");
            }

            _arrival = _row!.GetInt64(0);
            if (_before?.Contains(entry.Key) == true)
                continue;
            _given.Add(entry.Key);
            return entry;
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_row is not null)
        {
            // Whoever has seen enough does not wait for the rest.
            _command!.Cancel();
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> AdvanceAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_row is not null)
        {
            try
            {
                if (await _row.ReadAsync(cancellationToken).ConfigureAwait(false))
                    return true;
                await CloseAsync().ConfigureAwait(false);
                return false;
            }
            catch (Exception e) when (PostgresPlace.IsFailure(e))
            {
                await CloseAsync().ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (!database.Note(e))
                    throw database.Place.Failure(e);
                _before = [.. _given];
            }
        }

        bool any;
        (_connection, any) = await database.OpenAsync(
            async (connection, token) =>
            {
                _command = connection.Query(batch =>
                {
                    var list = batch.Add($"SELECT a.arrival, {EntryReader.Columns} FROM {database.Place.QuotedSchema}.artifact a WHERE a.arrival > $1{(name is null ? "" : " AND a.name = $2")} ORDER BY a.arrival").Add(_arrival);
                    if (name is not null)
                        list.Add(texts.Number(name));
                });
                _row = await _command.ExecuteReaderAsync(token).ConfigureAwait(false);
                return await _row.ReadAsync(token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        if (!any)
            await CloseAsync().ConfigureAwait(false);
        return any;
    }

    private async ValueTask CloseAsync()
    {
        try
        {
            if (_row is not null)
                await _row.DisposeAsync().ConfigureAwait(false);
            if (_command is not null)
                await _command.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (PostgresPlace.IsFailure(e))
        {
            // A reader that was cancelled, or whose connection is gone, says so once more; whoever read from it knows.
        }
        finally
        {
            (_row, _command) = (null, null);
            if (_connection is not null)
                await _connection.DisposeAsync().ConfigureAwait(false);
            _connection = null;
        }
    }
}
