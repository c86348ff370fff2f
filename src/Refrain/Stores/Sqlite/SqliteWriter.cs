using System.Runtime.CompilerServices;

namespace Refrain.Stores;

/// <summary>The one connection of a catalog that writes, with its prepared statements. Used by one thread at a time.</summary>
internal sealed partial class SqliteWriter : IDisposable
{
    // A buffer that one task with very many inputs has made larger is not kept.
    private const int MostKept = 1024 * 1024;

    private readonly SqliteDatabase _database;
    private readonly TextTable _texts;
    private readonly Func<string, long> _number;
    private readonly NativeBuffer _inputs = new();

    // Tasks of one type have the same texts, and the same objects for them: then neither their hash nor the lock of the table is needed.
    private readonly (string? Text, long Number)[] _recent = new (string?, long)[64];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _insert;
    private readonly ArrivalBlock _arrivals;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _findText;
    private readonly SqliteStatement _addText;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _beginRun;
    private readonly SqliteStatement _endRun;

    public SqliteWriter(SqliteSession session, TextTable texts)
    {
        Session = session;
        _database = session.Database;
        _texts = texts;
        _number = Number;
        _begin = _database.Prepare("BEGIN IMMEDIATE");
        _insert = _database.Prepare($"INSERT INTO artifact(id, {EntryRow.Columns}, bytes) VALUES(?,?,?,?,?,?,?,?,?,?,?)");
        _arrivals = new(_database);
        _delete = _database.Prepare("DELETE FROM artifact WHERE id = ? AND key = ?");
        _old = _database.Prepare("SELECT inputs FROM artifact WHERE id = ? AND key = ?");
        _noteDrop = _database.Prepare("INSERT OR IGNORE INTO dropped_input(key, by) VALUES(?,?)");
        _forgetDrop = _database.Prepare("DELETE FROM dropped_input WHERE key = ?");
        _mark = _database.Prepare("UPDATE artifact SET mark = ? WHERE id = ? AND key = ?");
        _request = _database.Prepare("INSERT INTO request(key, message, at) VALUES(?,?,?) ON CONFLICT(key) DO UPDATE SET message = excluded.message, at = excluded.at");
        _forgetRequest = _database.Prepare("DELETE FROM request WHERE key = ?");
        _dropBytes = _database.Prepare("UPDATE artifact SET dropped = 1, bytes = NULL, blob = NULL WHERE id = ? AND key = ?");
        _findText = _database.Prepare("SELECT id FROM text WHERE value = ?");
        _addText = _database.Prepare("INSERT INTO text(value) VALUES(?) RETURNING id");
        _count = _database.Prepare("UPDATE counter SET last_id = ?");
        _beginRun = _database.Prepare(
            "INSERT INTO run(owner, started, state, executed, up_to_date, failed, skipped) VALUES(?,?,0,0,0,0,0) RETURNING id");
        _endRun = _database.Prepare(
            "UPDATE run SET ended = ?, state = ?, executed = ?, up_to_date = ?, failed = ?, skipped = ? WHERE id = ? AND state = 0");
    }

    public SqliteSession Session { get; }

    /// <summary>Runs what is given in one transaction that no other process writes beside.</summary>
    /// <exception cref="StoreException">It could not be committed, or the file was removed or moved meanwhile.</exception>
    public T Transact<T>(Func<SqliteWriter, T> work)
    {
        _database.BeginWriting(_begin);
        var committed = false;
        try
        {
            var result = work(this);
            _arrivals.Flush();
            _database.Execute("COMMIT");
            committed = true;

            // SQLite goes on with a file that has no name any more, and nobody would ever read what it holds.
            if (!File.Exists(_database.Path))
                throw new StoreException(_database.Path, $"The catalog {_database.Path} is gone: it was removed or moved while it was in use, and what was committed since cannot be found. Put it back if you have it, and run again.");
            return result;
        }
        finally
        {
            _texts.End(committed);
            if (!committed)
            {
                Array.Clear(_recent);
                _arrivals.Forget();
                Session.Abandon();
            }
        }
    }

    /// <summary>The number of the row that arrived last, by whomever.</summary>
    public long LastRow() => _database.Number("SELECT last_id FROM counter");

    public void SetLastRow(long row)
    {
        _count.Bind(1, row);
        _count.Run();
    }

    public void Insert(long row, CatalogEntry entry)
    {
        EntryRow.Insert(_insert, row, entry, _number, _inputs);
        _inputs.Trim(MostKept);
        _arrivals.Add(row, ArrivalIndex.Prefix(entry.Key));
    }

    public long? FindText(string text)
    {
        _findText.Bind(1, text);
        try
        {
            return _findText.Step() ? _findText.Int64(0) : null;
        }
        finally
        {
            _findText.Reset();
        }
    }

    public long AddText(string text)
    {
        _addText.Bind(1, text);
        return TheNumber(_addText);
    }

    public long BeginRun(string owner, DateTimeOffset startedAt)
    {
        _beginRun.Bind(1, owner);
        _beginRun.Bind(2, PackedMaking.Ticks(startedAt));
        return TheNumber(_beginRun);
    }

    /// <returns>Whether there was such an open run.</returns>
    public bool EndRun(long run, RunState state, RunCounts counts, DateTimeOffset endedAt)
    {
        _endRun.Bind(1, PackedMaking.Ticks(endedAt));
        _endRun.Bind(2, (long)state);
        _endRun.Bind(3, counts.Executed);
        _endRun.Bind(4, counts.UpToDate);
        _endRun.Bind(5, counts.Failed);
        _endRun.Bind(6, counts.Skipped);
        _endRun.Bind(7, run);
        _endRun.Run();
        return _database.Changes == 1;
    }

    public void Dispose()
    {
        Session.Dispose();
        _inputs.Dispose();
    }

    private long Number(string text)
    {
        ref var recent = ref _recent[RuntimeHelpers.GetHashCode(text) & (_recent.Length - 1)];
        if (!ReferenceEquals(recent.Text, text))
            recent = (text, _texts.Number(this, text));
        return recent.Number;
    }

    /// <summary>The number that an insertion returns. It is run to its end, without which it would not be done.</summary>
    private static long TheNumber(SqliteStatement insert)
    {
        try
        {
            insert.Step();
            var number = insert.Int64(0);
            insert.Step();
            return number;
        }
        finally
        {
            insert.Reset();
        }
    }
}
