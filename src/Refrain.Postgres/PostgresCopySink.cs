using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using Refrain.Targets;

namespace Refrain.Postgres;

/// <summary>Sends rows by binary <c>COPY</c> as they are: they were encoded for it. Where the server waits for others, it is told to stop when the task is cancelled.</summary>
internal sealed class PostgresCopySink : SqlRowSink
{
    private readonly NpgsqlRawCopyStream _copy;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _cancelling;
    private Task? _stopping;
    private bool _isEnded;

    /// <param name="source">Makes the connection that the server is told through if it takes none besides.</param>
    /// <param name="connection">The connection to write to.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, quoted.</param>
    /// <param name="cancellationToken">Ends what the server waits for.</param>
    public PostgresCopySink(NpgsqlDataSource source, NpgsqlConnection connection, string table, string columns, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _cancellationToken = cancellationToken;
        var process = connection.ProcessID;

        // Whoever cancels may cancel many, and waits for none of them.
        _cancelling = cancellationToken.UnsafeRegister(_ => _stopping = Task.Run(() => Stop(source, connection, process), CancellationToken.None), null);
        try
        {
            _copy = connection.BeginRawBinaryCopy($"copy {SqlTarget.Quote(table)} ({columns}) from stdin (format binary)");
        }
        catch
        {
            WaitForStop();
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
            WaitForStop();
        }

        // What was told to stop while it waited for nothing may not have heard it.
        _cancellationToken.ThrowIfCancellationRequested();
    }

    protected override void Dispose(bool disposing)
    {
        WaitForStop();
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

    private void WaitForStop()
    {
        // Waits for one that is being told, so that whoever has the connection next is not.
        _cancelling.Dispose();
        _stopping?.GetAwaiter().GetResult();
    }

    /// <summary>
    /// Npgsql tells the server for commands alone. Of a copy it would only drop the connection, and then the server goes on waiting, with the locks that it has. If it cannot be told, it waits for
    /// as long as the connection's time limit for commands says: the task is cancelled all the same.
    /// </summary>
    private static void Stop(NpgsqlDataSource source, NpgsqlConnection connection, int process)
    {
        // All of the pool may be waiting as this one is; where the server takes no more, or not this one, there is still the pool.
        if (!IsTold(() => OfItsOwn(connection)))
            _ = IsTold(source.CreateConnection);

        bool IsTold(Func<NpgsqlConnection> connect)
        {
            try
            {
                using var another = connect();
                another.Open();

                // Of several servers it may be another one, where the process is somebody else's.
                if (another.Host != connection.Host || another.Port != connection.Port)
                    return false;
                using var command = another.CreateCommand();
                command.CommandText = "select pg_cancel_backend(@process)";
                command.Parameters.AddWithValue("process", process);
                command.ExecuteNonQuery();
                return true;
            }
            catch (Exception e) when (e is DbException or TimeoutException or IOException or SocketException or InvalidOperationException or ArgumentException or NotSupportedException)
            {
                return false;
            }
        }
    }

    /// <summary>A connection to the same server, of which there may be several.</summary>
    private static NpgsqlConnection OfItsOwn(NpgsqlConnection connection)
    {
        var address = new NpgsqlConnectionStringBuilder(connection.ConnectionString)
        {
            Host = connection.Host,
            Port = connection.Port,
            Multiplexing = false,
            Pooling = false,
        };
        address.Remove("Target Session Attributes");
        address.Remove("Load Balance Hosts");
        return connection.CloneWith(address.ConnectionString);
    }
}
