using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Refrain.Collections;

namespace Refrain.Stores;

/// <summary>
/// A catalog in one SQLite file with a write-ahead log beside it. Several processes of one machine may use it at once; the file must be on a
/// disk of that machine, since network file systems do not keep SQLite's locks.
/// </summary>
/// <remarks>
/// <para>Every commit is durable when it returns (<c>synchronous = FULL</c>). One connection writes, guarded so that one caller at a time uses
/// it; readers have connections of their own, see the state at which they began, and neither wait for the writer nor keep it waiting.</para>
/// <para>SQLite's calls block, and nearly all of them are made on the calling thread: what calls here are the threads of runs, not of user interfaces. Only searches
/// for many keys, and writing while somebody else does, go on elsewhere. Listing reads on the thread that asks for the next entry.</para>
/// <para>Each process keeps 8 bytes of each key in memory to find its row by, read when the catalog is first used: 8 MB for a million entries, and 32 more when there is a table of
/// them (<see cref="ArrivalIndex"/>).</para>
/// </remarks>
public sealed partial class SqliteCatalog : ICatalog, IEntryListing
{
    /// <summary>Searches for more keys than this go to the thread pool.</summary>
    private const int SmallSearch = 256;

    // With these a list of what is sought is no large object yet.
    private const int MostSoughtAtOnce = 4096;

    private readonly Lock _gate = new();
    private ArrivalIndex _index = new();
    private readonly TextTable _texts = new();
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SqliteWriter? _writer;

    // Of the one who writes.
    private readonly HashSet<TaskKey> _later = [];
    private readonly SegmentedList<Coming> _coming = new();
    private readonly SegmentedList<(long Prefix, long Replaced)> _arrived = new();
    private SqliteClaims? _claims;
    private readonly bool _readOnly;
    private readonly bool _beside;
    private volatile bool _closed;

    private SqliteCatalog(string path, bool readOnly, bool beside = false)
    {
        Path = path;
        _readOnly = readOnly;
        _beside = beside;
        if (!readOnly)
            _writer = new(OpenSession(create: true), _texts);
    }

    /// <summary>The file's absolute path.</summary>
    public string Path { get; }

    /// <summary>Opens a catalog, and creates it where there is no file or an empty one. The folder must be there.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StoreFormatException">The file is of another format version or another program.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged, or no catalog.</exception>
    /// <exception cref="StoreException">The file cannot be opened for writing.</exception>
    public static SqliteCatalog Open(string path)
    {
        path = RealPath.OfFile(System.IO.Path.GetFullPath(path));
        SqliteSchema.Inspect(path);
        return new(path, readOnly: false);
    }

    /// <summary>
    /// Opens a catalog that is there to look at it: not one byte of it, or beside it, is written, and what would write throws
    /// <see cref="InvalidOperationException"/>. Nothing is locked, so it is for when nobody else writes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StoreFormatException">The file is of another format version or another program.</exception>
    /// <exception cref="StoreCorruptException">The file is damaged, or no catalog.</exception>
    /// <exception cref="StoreException">There is no such file, or it cannot be read.</exception>
    public static SqliteCatalog OpenReadOnly(string path) => OpenReadOnly(path, beside: false);

    /// <inheritdoc cref="OpenReadOnly(string)"/>
    /// <param name="path">The file.</param>
    /// <param name="beside">Whether others may write meanwhile.</param>
    internal static SqliteCatalog OpenReadOnly(string path, bool beside)
    {
        path = RealPath.OfFile(System.IO.Path.GetFullPath(path));
        if (!File.Exists(path))
            throw new StoreException(path, $"There is no catalog {path}. Give the folder of a store in which something has run.");
        SqliteSchema.Inspect(path);
        return new(path, readOnly: true, beside);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<TaskKey, CatalogEntry>> FindAsync(
        IReadOnlyCollection<TaskKey> keys, bool withBytes = false, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return keys.Count > SmallSearch
            ? new(Task.Run(() => Find(keys, withBytes, cancellationToken), cancellationToken))
            : new(Find(keys, withBytes, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask CommitAsync(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellationToken = default) =>
        await WriteAsync(entries, claimed: false, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CatalogEntry> ListAsync(
        string? name = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var session = Rent();
        try
        {
            session.Begin();
            foreach (var entry in Whole(session, session.List(name)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc/>
    async IAsyncEnumerable<ListedEntries> IEntryListing.ListTogetherAsync(Func<ListedEntries> empty, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var session = Rent();
        try
        {
            session.Begin();
            foreach (var entries in Whole(session, session.ListTogether(empty)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entries;
            }
        }
        finally
        {
            Return(session);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> BeginRunAsync(string owner, DateTimeOffset startedAt, TimeSpan lease, CancellationToken cancellationToken = default) =>
        WriteAsync(
            writer =>
            {
                var run = writer.BeginRun(owner, startedAt);
                WithClaims(claims => claims.Begin(run, owner, startedAt, lease));
                return run;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask EndRunAsync(
        long run, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        EntryRules.CheckEnd(state);
        if (!await WriteAsync(writer => writer.EndRun(run, state, counts, endedAt), cancellationToken).ConfigureAwait(false))
            throw EntryRules.NoOpenRun(run);
        WithClaims(claims => claims.End(run));
    }

    /// <inheritdoc/>
    public ValueTask<long> NoteRunAsync(
        string owner, DateTimeOffset startedAt, RunState state, RunCounts counts, DateTimeOffset endedAt, CancellationToken cancellationToken = default)
    {
        EntryRules.CheckEnd(state);
        return WriteAsync(
            writer =>
            {
                var run = writer.BeginRun(owner, startedAt);
                writer.EndRun(run, state, counts, endedAt);
                return run;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunRecord> ListRunsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var runs = await Task.Run(() => Read(static session => session.Runs(), cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var run in runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return run;
        }
    }

    /// <inheritdoc/>
    public ValueTask<RunRecord?> FindRunAsync(long run, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => Read(session => session.Run(run), cancellationToken), cancellationToken));

    /// <summary>Waits for the transaction that is being made and closes the file. Listings and searches must have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_closed)
                return;
            _closed = true;
            while (_readers.TryTake(out var session))
                session.Dispose();
            _writer?.Dispose();
            lock (_claiming)
                _claims?.Dispose();
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Lets the file grow to so many pages and no more, as a full disk would. For tests.</summary>
    internal void LimitPages(long pages) =>
        Writer.Session.Database.Number(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    private SqliteWriter Writer => _writer ?? throw ReadOnly();

    private async ValueTask<IReadOnlyList<TaskKey>> WriteAsync(IReadOnlyList<CatalogEntry> entries, bool claimed, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
            EntryRules.Check(entry);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            var lost = new List<TaskKey>();
            Commit(entries, claimed ? lost : null);

            // Not before: whoever sees a claim gone must see what was committed.
            if (claimed)
                ReleaseClaims();
            return lost;
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Commit(IReadOnlyList<CatalogEntry> entries, List<TaskKey>? lost)
    {
        _later.Clear();
        _arrived.Clear();
        _coming.Clear();
        foreach (var entry in entries)
            _coming.Add(new(entry.Key, entry.Run, entry.Attempt, entry.Kind == TaskKind.Source));
        var first = Writer.Transact(writer =>
        {
            // Under the write lock: nobody can take a claim over between the look at it and the commit.
            var wanted = new bool[entries.Count];
            if (lost is null)
                Array.Fill(wanted, true);
            else
                LookAtClaims(wanted, lost);

            // Of several entries of one key the last counts.
            for (var i = entries.Count - 1; i >= 0; i--)
                wanted[i] = wanted[i] && _later.Add(_coming[i].Key);

            var replaced = Replace(writer, entries, wanted);
            var begin = writer.LastRow() + 1;
            var next = begin;
            for (var i = 0; i < entries.Count; i++)
            {
                if (!wanted[i])
                    continue;
                writer.Insert(next++, entries[i]);
                _arrived.Add((ArrivalIndex.Prefix(_coming[i].Key), replaced[i]));
            }

            writer.SetLastRow(next - 1);
            return begin;
        });

        lock (_gate)
        {
            foreach (var (prefix, replaced) in _arrived)
                _index.Add(prefix, first++, replaced);
        }
    }

    /// <summary>Takes the rows away whose place is taken, in the writer's transaction.</summary>
    /// <returns>The row that each entry takes the place of; 0 for those that take none.</returns>
    private SegmentedArray<long> Replace(SqliteWriter writer, IReadOnlyList<CatalogEntry> entries, bool[] wanted)
    {
        // Before a row is gone. Nobody else can write now: what the index says stays true to the end of the transaction.
        lock (_gate)
            writer.Session.Refresh(_index, wanted.AsSpan().Count(true));
        var replaced = new SegmentedArray<long>(entries.Count);
        var prefixes = new List<(long Prefix, int Tag)>(Math.Min(entries.Count, MostSoughtAtOnce));
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i])
                prefixes.Add((ArrivalIndex.Prefix(_coming[i].Key), i));
            if (prefixes.Count == 0 || (prefixes.Count < MostSoughtAtOnce && i < wanted.Length - 1))
                continue;

            List<(long Row, int Tag)> known;
            lock (_gate)
                known = _index.Find(prefixes);
            foreach (var (row, position) in known)
            {
                if (writer.Replace(row, entries[position]))
                    replaced[position] = row;
            }

            prefixes.Clear();
        }

        return replaced;
    }

    private ValueTask<T> WriteAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _writing.Wait(0, CancellationToken.None) ? new(WriteAndRelease(work)) : WaitAndWriteAsync(work, cancellationToken);
    }

    private async ValueTask<T> WaitAndWriteAsync<T>(Func<SqliteWriter, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        return WriteAndRelease(work);
    }

    private T WriteAndRelease<T>(Func<SqliteWriter, T> work)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            return Writer.Transact(work);
        }
        finally
        {
            _writing.Release();
        }
    }

    private SqliteSession OpenSession(bool create)
    {
        var database = _readOnly ? SqliteDatabase.OpenReadOnly(Path, _beside) : new SqliteDatabase(Path);
        try
        {
            if (create)
                SqliteSchema.Create(database);
            if (!_readOnly)
                SqliteSchema.Configure(database);
            return new(database, _texts);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // What of an entry is looked at again and again while many are committed: the entries lie about in memory, and others have made them.
    private readonly record struct Coming(TaskKey Key, long Run, int Attempt, bool IsSource);

    // Who asked for no more than to look makes a mistake when writing; who was given no more is told what is missing.
    private Exception ReadOnly() => _beside
        ? new StoreNotWritableException(Path, $"The catalog {Path} is to be written, and this user may only read it. Give this user the right to write in its folder, or have somebody do this who may.")
        : new InvalidOperationException($"The catalog {Path} was opened to be looked at and cannot be written.");
}
