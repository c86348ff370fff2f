using System.Text;
using Npgsql;
using Refrain.Stores;

namespace Refrain.Postgres;

/// <summary>The connections to one catalog: opened when needed, tried again while it is worth it, and failures told in the user's terms. Thread-safe.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly bool _isOwned;
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly uint _seed;
    private volatile bool _closed;

    public PostgresDatabase(NpgsqlDataSource source, bool isOwned, PostgresCatalogOptions options)
    {
        _source = source;
        _isOwned = isOwned;
        _time = options.Time;
        _patience = options.Patience;
        Place = new(source.ConnectionString, options.Schema);
        Owner = $"{Environment.MachineName}:{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        foreach (var value in Encoding.UTF8.GetBytes(Owner))
            _seed = (_seed * 31) + value;
    }

    public PostgresPlace Place { get; }

    /// <summary>Names this process.</summary>
    public string Owner { get; }

    /// <summary>Called when a connection was lost: what is remembered of the database may be of another one from then on, after a failover.</summary>
    public event Action? Lost;

    /// <summary>Does something with a connection, as often as it takes.</summary>
    /// <param name="work">What to do; told how often it was tried before.</param>
    /// <param name="cancellationToken">Ends the waiting and the trying, and is handed on.</param>
    /// <exception cref="StoreException">It failed for good, or for as long as <see cref="PostgresCatalogOptions.Patience"/>.</exception>
    public ValueTask<T> TryAsync<T>(Func<NpgsqlConnection, int, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        RepeatAsync(
            async (attempt, token) =>
            {
                await using var connection = await _source.OpenConnectionAsync(token).ConfigureAwait(false);
                return await work(connection, attempt, token).ConfigureAwait(false);
            },
            cancellationToken);

    /// <summary>Opens a connection and begins something with it that is gone on with later; the connection is the caller's then.</summary>
    /// <inheritdoc cref="TryAsync"/>
    public ValueTask<(NpgsqlConnection Connection, T Begun)> OpenAsync<T>(Func<NpgsqlConnection, CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken) =>
        RepeatAsync(
            async (_, token) =>
            {
                var connection = await _source.OpenConnectionAsync(token).ConfigureAwait(false);
                try
                {
                    return (connection, await begin(connection, token).ConfigureAwait(false));
                }
                catch
                {
                    await connection.DisposeAsync().ConfigureAwait(false);
                    throw;
                }
            },
            cancellationToken);

    /// <summary>Loads the texts that are not known yet.</summary>
    public async ValueTask LoadAsync(TextTable texts, CancellationToken cancellationToken) =>
        await TryAsync(
            async (connection, _, token) =>
            {
                await texts.LoadAsync(connection, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Tells of a failure: connections that were lost are not used again.</summary>
    /// <returns>Whether the same may succeed when it is tried again.</returns>
    public bool Note(Exception failure)
    {
        if (PostgresPlace.IsDisconnection(failure))
        {
            // The others in the pool are likely to be dead as well.
            Lost?.Invoke();
            _source.Clear();
        }

        return PostgresPlace.IsTransient(failure);
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        return _isOwned ? _source.DisposeAsync() : default;
    }

    private async ValueTask<T> RepeatAsync<T>(Func<int, CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            try
            {
                return await work(attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (PostgresPlace.IsFailure(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var wait = Backoff.After(attempt, _seed);
                if (!Note(e) || _time.GetElapsedTime(began) + wait > _patience)
                    throw Place.Failure(e);
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
