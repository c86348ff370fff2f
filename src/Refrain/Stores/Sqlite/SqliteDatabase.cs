using System.Globalization;
using SQLitePCL;

namespace Refrain.Stores;

/// <summary>
/// One connection to an SQLite file. Used by one thread at a time. SQLite is called without an ADO.NET layer: a row of twenty columns costs a
/// third so, and its result codes say what to tell the user.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>How long to wait for another process's transaction.</summary>
    private const int BusyMilliseconds = 60_000;

    // Others are in the way for a moment each.
    private const int MostAttempts = 1_000;

    // SQLite looks again after 1 ms, then more and more seldom, up to every 100 ms: while commits of a few ms follow each other in several processes, one would sleep through the turns of others.
    private const int ShortTurns = 200;
    private const int ShortMilliseconds = 1;
    private const int LongMilliseconds = 20;

    // The other bits say more of it.
    private const int PrimaryCode = 0xFF;

    // How many connections this process has to each file, by the path without links.
    private static readonly Dictionary<string, int> s_open = new(StringComparer.Ordinal);

    private readonly sqlite3 _connection;
    private readonly List<SqliteStatement> _statements = [];
    private readonly string _file;
    private string? _stamp;
    private bool _isOutdated;
    private bool _isClosed;

    static SqliteDatabase() => Batteries_V2.Init();

    public SqliteDatabase(string path)
        : this(path, path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE)
    {
    }

    private SqliteDatabase(string path, string name, int flags)
    {
        Path = path;
        _file = RealPath.Of(path);
        lock (s_open)
            s_open[_file] = s_open.GetValueOrDefault(_file) + 1;
        var code = raw.sqlite3_open_v2(name, out _connection, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            Check(code);
            Check(raw.sqlite3_busy_timeout(_connection, BusyMilliseconds));
            _ = raw.sqlite3_extended_result_codes(_connection, 1);
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Looks at a file otherwise than through SQLite, unless this process has it open.</summary>
    /// <remarks>
    /// Where a process closes a file, the system takes away all locks that it has on it, also those of SQLite (POSIX, fcntl): another process would then think itself alone and take
    /// the log of what was committed away. Links on the way to it make no difference.
    /// </remarks>
    /// <param name="path">The absolute path, as connections are given it.</param>
    /// <param name="look">Opens and closes the file; called under a lock that keeps this process from opening it meanwhile, or not at all.</param>
    public static void LookWhereNotOpen(string path, Action look)
    {
        lock (s_open)
        {
            if (!s_open.ContainsKey(RealPath.Of(path)))
                look();
        }
    }

    /// <summary>
    /// Opens a file without writing a byte of it or beside it. Where there is no write-ahead log, it is taken for one that does not change; where there is
    /// one, it is read without locks and into an index in memory (as exclusive locking has it), without the shared one that readers otherwise write, and is
    /// left as it is when the connection closes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="beside">Whether others may write meanwhile: where they have it open, what it shares with them is locked as readers do, which writes nothing either.</param>
    public static SqliteDatabase OpenReadOnly(string path, bool beside = false)
    {
        // Before it is opened: what changes from here on shows.
        var stamp = beside ? StampOf(path) : null;
        if (beside && TryOpenShared(path) is { } shared)
            return shared;
        var log = new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };
        var layer = OperatingSystem.IsWindows() ? "win32-none" : "unix-none";
        var name = $"{UriOf(path)}?mode=ro&{(log ? "vfs=" + layer : "immutable=1")}";
        var database = new SqliteDatabase(path, name, raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI) { _stamp = stamp };
        try
        {
            if (log)
            {
                _ = raw.sqlite3_db_config(database._connection, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
                database.Execute("PRAGMA locking_mode = EXCLUSIVE");
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file that others have open, with their locks and their index of the log; <see langword="null"/> where that index is not there, or is nobody's any more and cannot be read.</summary>
    private static SqliteDatabase? TryOpenShared(string path)
    {
        if (!File.Exists(path + "-shm"))
            return null;
        SqliteDatabase? database = null;
        try
        {
            database = new SqliteDatabase(path, $"{UriOf(path)}?mode=ro&readonly_shm=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
            _ = database.Number("PRAGMA schema_version");
            return database;
        }
        catch (StoreNotWritableException)
        {
            // Nobody has it open any more, so that it can be read without them.
            database?.Dispose();
            return null;
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether it was opened as one that nobody writes, and somebody has written or opened it since: what is read through it may be old, or of two states. Once that was found, it stays so.
    /// </summary>
    public bool IsOutdated => _isOutdated = _isOutdated || (_stamp is not null && _stamp != StampOf(Path));

    /// <summary>What changes when somebody opens or writes a file.</summary>
    private static string StampOf(string path) => string.Join(' ', new[] { path, path + "-wal", path + "-shm" }.Select(static name =>
        new FileInfo(name) is { Exists: true } file ? string.Create(CultureInfo.InvariantCulture, $"{file.Length}:{file.LastWriteTimeUtc.Ticks}") : "none"));

    private static string UriOf(string path) => "file:" + Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    public string Path { get; }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_connection);

    /// <summary>Whether a transaction is open. SQLite itself rolls some back when they fail.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection) == 0;

    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_connection, sql, out var statement));
        var prepared = new SqliteStatement(this, statement);
        _statements.Add(prepared);
        return prepared;
    }

    /// <summary>Runs statements that give no rows of interest.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    /// <summary>Begins a transaction that no other process writes beside, and waits for those that do, looking again often.</summary>
    /// <param name="begin">The statement that begins it.</param>
    public void BeginWriting(SqliteStatement begin)
    {
        Check(raw.sqlite3_busy_timeout(_connection, ShortMilliseconds));
        try
        {
            var waited = 0;
            for (var attempt = 1; ; attempt++)
            {
                var code = begin.TryRun();
                if ((code & PrimaryCode) != raw.SQLITE_BUSY || waited >= BusyMilliseconds)
                {
                    Check(code);
                    return;
                }

                waited += attempt <= ShortTurns ? ShortMilliseconds : LongMilliseconds;
                if (attempt == ShortTurns)
                    Check(raw.sqlite3_busy_timeout(_connection, LongMilliseconds));
            }
        }
        finally
        {
            _ = raw.sqlite3_busy_timeout(_connection, BusyMilliseconds);
        }
    }

    /// <summary>Runs a statement that SQLite does not wait for by itself while another process is in the way.</summary>
    public void ExecutePatiently(string sql)
    {
        for (var attempt = 1; ; attempt++)
        {
            var code = raw.sqlite3_exec(_connection, sql);
            if ((code & PrimaryCode) != raw.SQLITE_BUSY || attempt == MostAttempts)
            {
                Check(code);
                return;
            }

            // For this it waits.
            Execute("BEGIN EXCLUSIVE");
            Execute("COMMIT");
        }
    }

    /// <summary>The one number that a query gives.</summary>
    public long Number(string sql)
    {
        using var query = Prepare(sql);
        return query.Step() ? query.Int64(0) : 0;
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw Failure(code);
    }

    public void Forget(SqliteStatement statement) => _statements.Remove(statement);

    public void Dispose()
    {
        foreach (var statement in _statements.ToArray())
            statement.Dispose();
        Close();
    }

    private void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _connection.Dispose();
        lock (s_open)
        {
            if (--s_open[_file] == 0)
                s_open.Remove(_file);
        }
    }

    private StoreException Failure(int code)
    {
        var said = _connection.IsInvalid ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(_connection).utf8_to_string();
        var detail = string.Create(CultureInfo.InvariantCulture, $"(SQLite {code}: {said})");
        return (code & PrimaryCode) switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Corrupt(detail),
            raw.SQLITE_FULL => new StoreException(Path, $"There is no room for the catalog {Path} {detail}. Free some space and run again: what was committed is kept."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreException(Path, $"Another process has kept the catalog {Path} locked for a minute {detail}. Let it end, or stop it, and run again."),
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_READONLY or raw.SQLITE_AUTH =>
                new StoreNotWritableException(Path, $"The catalog {Path} cannot be opened for writing {detail}. Give this user the right to write in its folder, or choose another store."),
            raw.SQLITE_IOERR => new StoreException(Path, $"The catalog {Path} cannot be read or written {detail}. Look after the disk, then run again: what was committed is kept."),
            _ => new StoreException(Path, $"The catalog {Path} failed {detail}."),
        };
    }

    /// <summary>What is thrown where the file's content makes no sense.</summary>
    public StoreCorruptException Corrupt(string detail) => CorruptCatalog(Path, detail);

    public static StoreCorruptException CorruptCatalog(string path, string detail, Exception? inner = null) =>
        new(path, $"The catalog {path} is damaged {detail}. It was left as it is. Put a copy in its place, or move the store's folder away: a run then makes everything again.", inner);
}
