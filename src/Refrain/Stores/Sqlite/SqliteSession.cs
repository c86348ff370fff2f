namespace Refrain.Stores;

/// <summary>A connection that reads, with its prepared statements. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    // Their numbers are small and never change their text, so most are found without the lock of the table.
    private const int MostKnown = 4096;
    private const string RunColumns = "id, owner, started, ended, state, executed, up_to_date, failed, skipped";

    private readonly TextTable _texts;
    private SharedTraces? _traces;
    private string?[] _known = [];
    private readonly Func<long, string> _text;
    private readonly Func<long, bool> _isThere;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _arrivals;
    private readonly SqliteStatement _exists;
    private readonly SqliteStatement _rows;
    private readonly SqliteStatement _rowsWithBytes;
    private readonly SqliteStatement _newTexts;

    public SqliteSession(SqliteDatabase database, TextTable texts)
    {
        Database = database;
        _texts = texts;
        _text = Text;
        _isThere = Exists;
        _begin = database.Prepare("BEGIN");
        _end = database.Prepare("COMMIT");
        _arrivals = database.Prepare("SELECT id, prefixes FROM arrival WHERE id > ? ORDER BY id");
        _exists = database.Prepare("SELECT 1 FROM artifact WHERE id = ?");
        _rows = database.Prepare($"SELECT {EntryRow.Columns}, NULL, id FROM artifact WHERE id BETWEEN ? AND ? ORDER BY id");
        _rowsWithBytes = database.Prepare($"SELECT {EntryRow.Columns}, bytes, id FROM artifact WHERE id BETWEEN ? AND ? ORDER BY id");
        _newTexts = database.Prepare("SELECT id, value FROM text WHERE id > ? ORDER BY id");
    }

    public SqliteDatabase Database { get; }

    public void Begin() => _begin.Run();

    public void End() => _end.Run();

    /// <summary>Leaves a transaction that something was thrown in.</summary>
    public void Abandon()
    {
        if (Database.InTransaction)
            Database.Execute("ROLLBACK");
    }

    /// <summary>Takes what has arrived since the index was last looked at, by this process or others. Under the index's lock.</summary>
    /// <param name="index">The index.</param>
    /// <param name="wanted">For how many keys it will be asked.</param>
    public void Refresh(ArrivalIndex index, int wanted)
    {
        _arrivals.Bind(1, index.Last);
        try
        {
            while (_arrivals.Step())
                index.Arrive(_arrivals.Int64(0), _arrivals.Bytes(1), _isThere);
        }
        finally
        {
            _arrivals.Reset();
        }

        index.Prepare(wanted, _isThere);
    }

    /// <summary>The entries in some rows; rows that are not there are left out.</summary>
    /// <param name="rows">The rows in rising order. Those that lie close together are read in one go.</param>
    /// <param name="withBytes">Whether to read inline bytes too.</param>
    public IEnumerable<CatalogEntry> Entries(List<(long Row, int Tag)> rows, bool withBytes)
    {
        const int Close = 8;
        var statement = withBytes ? _rowsWithBytes : _rows;
        var messages = new Slab();
        for (int first = 0, end; first < rows.Count; first = end)
        {
            end = first + 1;
            while (end < rows.Count && rows[end].Row - rows[end - 1].Row <= Close)
                end++;
            statement.Bind(1, rows[first].Row);
            statement.Bind(2, rows[end - 1].Row);
            try
            {
                var next = first;
                while (statement.Step())
                {
                    var row = statement.Int64(EntryRow.RowColumn);
                    while (next < end && rows[next].Row < row)
                        next++;
                    if (next < end && rows[next].Row == row)
                        yield return EntryRow.Read(statement, Database, Traces, messages, withBytes);
                }
            }
            finally
            {
                statement.Reset();
            }
        }
    }

    /// <summary>The entries in the order of their rows.</summary>
    public IEnumerable<CatalogEntry> List(string? name)
    {
        var number = name is null ? null : _texts.Find(this, name);
        if (name is not null && number is null)
            yield break;
        using var list = Database.Prepare($"SELECT {EntryRow.Columns} FROM artifact {(name is null ? "" : "WHERE name = ?")} ORDER BY id");
        if (number is { } wanted)
            list.Bind(1, wanted);
        var messages = new Slab();
        while (list.Step())
            yield return EntryRow.Read(list, Database, Traces, messages, withBytes: false);
    }

    /// <summary>All entries in the order of their rows, some hundred at once.</summary>
    /// <param name="empty">Gives what to fill.</param>
    public IEnumerable<ListedEntries> ListTogether(Func<ListedEntries> empty)
    {
        using var list = Database.Prepare($"SELECT {EntryRow.Columns} FROM artifact ORDER BY id");
        var messages = new Slab();
        var entries = empty();
        while (list.Step())
        {
            EntryRow.ReadInto(entries, list, Database, Traces, messages);
            if (!entries.IsFull)
                continue;
            yield return entries;
            entries = empty();
        }

        yield return entries;
    }

    public List<RunRecord> Runs()
    {
        var runs = new List<RunRecord>();
        using var list = Database.Prepare($"SELECT {RunColumns} FROM run ORDER BY id");
        while (list.Step())
            runs.Add(Run(list));
        return runs;
    }

    /// <summary>A run; null if there is none of this number.</summary>
    public RunRecord? Run(long number)
    {
        using var find = Database.Prepare($"SELECT {RunColumns} FROM run WHERE id = ?");
        find.Bind(1, number);
        return find.Step() ? Run(find) : null;
    }

    /// <summary>The requests that are not noted, or were so long ago.</summary>
    public List<TaskRequest> NotYetRequested(IReadOnlyList<TaskRequest> requests, TimeSpan age)
    {
        var news = new List<TaskRequest>();
        using var find = Database.Prepare("SELECT at FROM request WHERE key = ?");
        Span<byte> key = stackalloc byte[TaskKey.Size];
        foreach (var request in requests)
        {
            request.Key.CopyTo(key);
            find.Bind(1, key);
            if (!find.Step() || EntryRow.Time(find.Int64(0), Database) <= request.At - age)
                news.Add(request);
            find.Reset();
        }

        return news;
    }

    public IReadOnlyList<TaskRequest> Requests()
    {
        var requests = new List<TaskRequest>();
        using var list = Database.Prepare("SELECT key, message, at FROM request ORDER BY key");
        while (list.Step())
        {
            if (list.Bytes(0).Length != TaskKey.Size)
                throw Database.Corrupt("(the key of a request has another length than 32 bytes)");
            requests.Add(new(TaskKey.From(list.Bytes(0)), list.Bytes(1).ToArray(), EntryRow.Time(list.Int64(2), Database)));
        }

        return requests;
    }

    public IReadOnlyList<DroppedInput> Drops()
    {
        var drops = new List<DroppedInput>();
        using var list = Database.Prepare("SELECT key, by FROM dropped_input ORDER BY key, by");
        while (list.Step())
        {
            if (list.Bytes(0).Length != TaskKey.Size || list.Bytes(1).Length != TaskKey.Size)
                throw Database.Corrupt("(the key of a dropped input has another length than 32 bytes)");
            drops.Add(new(TaskKey.From(list.Bytes(0)), TaskKey.From(list.Bytes(1))));
        }

        return drops;
    }

    /// <summary>Gives the texts whose numbers are above one.</summary>
    public void EachText(long after, Action<long, string> take)
    {
        _newTexts.Bind(1, after);
        try
        {
            while (_newTexts.Step())
                take(_newTexts.Int64(0), _newTexts.Text(1) ?? "");
        }
        finally
        {
            _newTexts.Reset();
        }
    }

    public void Dispose() => Database.Dispose();

    private RunRecord Run(SqliteStatement row) => new(
        row.Int64(0),
        row.Text(1)!,
        EntryRow.Time(row.Int64(2), Database),
        row.IsNull(3) ? null : EntryRow.Time(row.Int64(3), Database),
        (RunState)row.Int32(4),
        new(row.Int64(5), row.Int64(6), row.Int64(7), row.Int64(8)));

    // A session that reads no entries has none.
    private SharedTraces Traces => _traces ??= new(Database, _text);

    private string Text(long number)
    {
        if ((ulong)number < (ulong)_known.Length && _known[number] is { } known)
            return known;
        var text = _texts.Text(this, number);
        if (number is >= 0 and < MostKnown)
        {
            if (number >= _known.Length)
                Array.Resize(ref _known, (int)number + 64);
            _known[number] = text;
        }

        return text;
    }

    private bool Exists(long row)
    {
        _exists.Bind(1, row);
        try
        {
            return _exists.Step();
        }
        finally
        {
            _exists.Reset();
        }
    }
}
