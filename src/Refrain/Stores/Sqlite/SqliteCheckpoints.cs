namespace Refrain.Stores;

/// <summary>
/// Brings what was committed from the write-ahead log into the file, on a thread of its own: the one who commits would otherwise wait for the disk twice. While a large run writes without
/// pause the log grows; it begins anew when it has been brought over whole, and at the latest when the one who writes finds it too long (<see cref="SqliteSchema"/>). Thread-safe.
/// </summary>
/// <param name="open">Opens a connection.</param>
internal sealed class SqliteCheckpoints(Func<SqliteDatabase> open) : IDisposable
{
    private const long EveryBytes = 16 * 1024 * 1024;

    private readonly object _gate = new();
    private Thread? _thread;
    private long _bytes;
    private bool _isClosing;

    /// <summary>Notes that about so many bytes were committed.</summary>
    public void Committed(long bytes)
    {
        lock (_gate)
        {
            _bytes += bytes;
            if (_bytes < EveryBytes || _isClosing)
                return;
            if (_thread is null)
            {
                _thread = new(Run) { IsBackground = true, Name = "Refrain checkpoints" };
                _thread.Start();
            }

            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for what is being brought over. What is left is when the last connection is closed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
    }

    private void Run()
    {
        try
        {
            using var database = open();
            while (Next())
                database.Number("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (StoreException)
        {
            // What was committed is in the log, and is safe there. Whoever writes next meets with what ails the disk, and says so.
        }
    }

    private bool Next()
    {
        lock (_gate)
        {
            while (_bytes < EveryBytes && !_isClosing)
                Monitor.Wait(_gate);
            _bytes = 0;
            return !_isClosing;
        }
    }
}
