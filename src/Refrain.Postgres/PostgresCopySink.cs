using System.Data.Common;
using Npgsql;
using Refrain.Targets;

namespace Refrain.Postgres;

/// <summary>Sends rows by binary <c>COPY</c> as they are: they were encoded for it. Where the server waits for others, it is told to stop when the task is cancelled.</summary>
internal sealed class PostgresCopySink : SqlRowSink
{
    private readonly NpgsqlRawCopyStream _copy;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancelling;
    private bool _isEnded;

    /// <param name="source">Makes the connection that the server is told through.</param>
    /// <param name="connection">The connection to write to.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, quoted.</param>
    /// <param name="cancellationToken">Ends what the server waits for.</param>
    public PostgresCopySink(NpgsqlDataSource source, NpgsqlConnection connection, string table, string columns, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cancellationToken = cancellationToken;
        var process = connection.ProcessID;
        _cancelling = cancellationToken.UnsafeRegister(_ => Stop(source, process), null);
        try
        {
            _copy = connection.BeginRawBinaryCopy($"copy {SqlTarget.Quote(table)} ({columns}) from stdin (format binary)");
        }
        catch
        {
            _cancelling.Dispose();
            throw;
        }

        // The signature, no flags, no extension.
        _copy.Write("PGCOPY\n"u8);
        _copy.Write([0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    public override void Take(ReadOnlySpan<byte> rows) => _copy.Write(rows);

    public override void Complete()
    {
        _copy.Write([0xFF, 0xFF]);
        _isEnded = true;
        try
        {
            _copy.Dispose();
        }
        finally
        {
            _cancelling.Dispose();
        }

        // What was told to stop while it waited for nothing may not have heard it.
        _cancellationToken.ThrowIfCancellationRequested();
    }

    protected override void Dispose(bool disposing)
    {
        // Waits for one that is being told, so that whoever has the connection next is not.
        _cancelling.Dispose();
        if (_isEnded)
            return;
        _isEnded = true;
        try
        {
            _copy.Cancel();
        }
        finally
        {
            _copy.Dispose();
        }
    }

    /// <summary>Npgsql tells the server for commands alone. Of a copy it would only drop the connection, and then the server goes on waiting, with the locks that it has.</summary>
    private static void Stop(NpgsqlDataSource source, int process)
    {
        try
        {
            using var connection = source.OpenConnection();
            using var command = connection.CreateCommand();
            command.CommandText = "select pg_cancel_backend(@process)";
            command.Parameters.AddWithValue("process", process);
            command.ExecuteNonQuery();
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException)
        {
            // Then it waits for as long as the connection's time limit for commands says. It is cancelled all the same, and whoever cancelled has no part in this.
        }
    }
}
