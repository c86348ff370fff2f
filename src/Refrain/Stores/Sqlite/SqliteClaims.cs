using System.Globalization;

namespace Refrain.Stores;

/// <summary>
/// Leases, claims and the hold for cleaning up, in a small file beside the catalog. What it says is worth nothing after a restart of the machine, so its
/// commits do not wait for the disk, and a claim costs microseconds while the catalog's own file is being made durable. Used by one thread at a time.
/// </summary>
/// <remarks>
/// Whoever takes something over from somebody who may be in the middle of a commit (a claim whose lease has expired, the whole catalog for cleaning
/// up) does so under the write lock of the catalog; and so does who publishes, from the look at the claims to the commit.
/// </remarks>
internal sealed class SqliteClaims : IDisposable
{
    /// <summary>What the name of the file ends in, after that of the catalog.</summary>
    public const string Suffix = "-claims";

    private const string Layout = """
        CREATE TABLE IF NOT EXISTS lease(run INTEGER PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS claim(key BLOB PRIMARY KEY, run INTEGER NOT NULL, attempt INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS upkeep(number INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, until INTEGER NOT NULL);
        """;

    private readonly string _catalog;
    private readonly Dictionary<string, LifeLine> _lives = new(StringComparer.Ordinal);
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _lease;
    private readonly SqliteStatement _renew;
    private readonly SqliteStatement _until;
    private readonly SqliteStatement _alive;
    private readonly SqliteStatement _runs;
    private readonly SqliteStatement _claim;
    private readonly SqliteStatement _holder;
    private readonly SqliteStatement _release;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _endClaims;
    private readonly SqliteStatement _upkeep;
    private readonly SqliteStatement _take;
    private readonly SqliteStatement _keep;
    private readonly SqliteStatement _giveBack;

    public SqliteClaims(string catalog, bool readOnly)
    {
        _catalog = catalog;
        _database = readOnly ? SqliteDatabase.OpenReadOnly(catalog + Suffix) : new(catalog + Suffix);
        try
        {
            if (!readOnly)
                Create();
            _lease = _database.Prepare("INSERT OR REPLACE INTO lease(run, owner, until) VALUES(?,?,?)");
            _renew = _database.Prepare("UPDATE lease SET until = ? WHERE run = ?");
            _until = _database.Prepare("SELECT until FROM lease WHERE run = ?");
            _alive = _database.Prepare("SELECT run, owner FROM lease WHERE until > ? ORDER BY run");
            _runs = _database.Prepare("SELECT run FROM lease ORDER BY run");
            _claim = _database.Prepare("INSERT OR REPLACE INTO claim(key, run, attempt) VALUES(?,?,?)");
            _holder = _database.Prepare("SELECT run, attempt FROM claim WHERE key = ?");
            _release = _database.Prepare("DELETE FROM claim WHERE key = ? AND run = ?");
            _end = _database.Prepare("DELETE FROM lease WHERE run = ?");
            _endClaims = _database.Prepare("DELETE FROM claim WHERE run = ?");
            _upkeep = _database.Prepare("SELECT number, owner, until FROM upkeep ORDER BY number DESC LIMIT 1");
            _take = _database.Prepare("INSERT INTO upkeep(owner, until) VALUES(?,?) RETURNING number");
            _keep = _database.Prepare("UPDATE upkeep SET until = ? WHERE number = ?");
            _giveBack = _database.Prepare("DELETE FROM upkeep WHERE number = ?");
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>Does what is given in one transaction that no other process writes beside.</summary>
    public T Transact<T>(Func<T> work)
    {
        _database.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            _database.Execute("COMMIT");
            return result;
        }
        finally
        {
            if (_database.InTransaction)
                _database.Execute("ROLLBACK");
        }
    }

    /// <summary>Gives a run its lease, and voids a hold for cleaning up that has expired. Under the catalog's write lock.</summary>
    /// <exception cref="StoreBusyException">The catalog is taken for cleaning up.</exception>
    public void Begin(long run, string owner, DateTimeOffset now, TimeSpan lease)
    {
        if (Taken(now) is { } upkeep)
            throw EntryRules.Taken(_catalog, upkeep);
        Sweep();
        VoidUpkeep();
        AddLease(run, owner, now, lease);
    }

    private void AddLease(long run, string owner, DateTimeOffset now, TimeSpan lease)
    {
        Live(LifeOf(run));
        _lease.Bind(1, run);
        _lease.Bind(2, owner);
        _lease.Bind(3, (now + lease).UtcTicks);
        _lease.Run();
    }

    /// <summary>Renews the lease of a run, and gives it one again if it was taken away, unless the catalog is taken.</summary>
    public void Renew(long run, DateTimeOffset now, TimeSpan lease)
    {
        _renew.Bind(1, (now + lease).UtcTicks);
        _renew.Bind(2, run);
        _renew.Run();
        if (_database.Changes == 0 && !IsTaken(now))
            AddLease(run, string.Create(CultureInfo.InvariantCulture, $"run {run}"), now, lease);
    }

    public void End(long run)
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_endClaims, _end])
        {
            statement.Bind(1, run);
            statement.Run();
        }

        Die(LifeOf(run));
    }

    /// <summary>Who has a claim, and whether that can be taken over.</summary>
    public ClaimHolder HolderOf(TaskKey key, DateTimeOffset now)
    {
        if (Holder(key) is not { } holder)
            return default;
        _until.Bind(1, holder.Run);
        try
        {
            return new(holder.Run, holder.Attempt, _until.Step() && _until.Int64(0) > now.UtcTicks && !IsDead(LifeOf(holder.Run)));
        }
        finally
        {
            _until.Reset();
        }
    }

    public bool IsTaken(DateTimeOffset now) => Taken(now) is not null;

    /// <summary>Whether there is a hold for cleaning up, expired or not.</summary>
    public bool HasUpkeep => Numbers(_upkeep).Count > 0;

    /// <summary>Ends a hold that has expired: whoever had it may be in the middle of deleting, so under the catalog's write lock.</summary>
    public void VoidUpkeep() => _database.Execute("DELETE FROM upkeep");

    public void Claim(TaskKey key, long run, int attempt)
    {
        Bind(_claim, key);
        _claim.Bind(2, run);
        _claim.Bind(3, attempt);
        _claim.Run();
    }

    /// <summary>Whether the run and attempt that made an entry have the claim of it.</summary>
    public bool IsHeld(CatalogEntry entry) => Holder(entry.Key) is { } holder && holder == (entry.Run, entry.Attempt);

    public void Release(TaskKey key, long run)
    {
        Bind(_release, key);
        _release.Bind(2, run);
        _release.Run();
    }

    /// <summary>Takes the catalog for cleaning up. Under its write lock.</summary>
    /// <exception cref="StoreBusyException">A run is alive, or somebody else has taken it.</exception>
    public long Take(string owner, DateTimeOffset now, TimeSpan lease)
    {
        if (Taken(now) is { } other)
            throw EntryRules.Taken(_catalog, other);
        if (Alive(now) is { } run)
            throw EntryRules.Alive(_catalog, run);
        Sweep();
        _database.Execute("DELETE FROM claim; DELETE FROM lease; DELETE FROM upkeep");
        _take.Bind(1, owner);
        _take.Bind(2, (now + lease).UtcTicks);
        try
        {
            _take.Step();
            var number = _take.Int64(0);
            _take.Step();
            Live(LifeOfUpkeep(number));
            return number;
        }
        finally
        {
            _take.Reset();
        }
    }

    /// <summary>Makes sure that the catalog is still taken, and renews that.</summary>
    /// <exception cref="StoreBusyException">It is not.</exception>
    public void Keep(long upkeep, DateTimeOffset now, TimeSpan lease)
    {
        _keep.Bind(1, (now + lease).UtcTicks);
        _keep.Bind(2, upkeep);
        _keep.Run();
        if (_database.Changes == 0)
            throw EntryRules.Lost(_catalog);
    }

    public void GiveBack(long upkeep)
    {
        _giveBack.Bind(1, upkeep);
        _giveBack.Run();
        Die(LifeOfUpkeep(upkeep));
    }

    /// <summary>Who cleans up, or else the owner of a run that is alive.</summary>
    public string? AtWork(DateTimeOffset now) => Taken(now) ?? Alive(now);

    private string? Alive(DateTimeOffset now)
    {
        _alive.Bind(1, now.UtcTicks);
        try
        {
            while (_alive.Step())
            {
                if (!IsDead(LifeOf(_alive.Int64(0))))
                    return _alive.Text(1);
            }

            return null;
        }
        finally
        {
            _alive.Reset();
        }
    }

    public void Dispose()
    {
        foreach (var life in _lives.Values)
            life.Dispose();
        _database.Dispose();
    }

    private void Create()
    {
        try
        {
            _database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA trusted_schema = OFF");
            _database.Execute(Layout);
        }
        catch (StoreCorruptException e)
        {
            throw new StoreCorruptException(_database.Path, $"{_database.Path} is damaged. It holds only what runs are doing at the moment: delete it when no run is alive, and run again.", e);
        }
    }

    private (long Run, int Attempt)? Holder(TaskKey key)
    {
        Bind(_holder, key);
        try
        {
            return _holder.Step() ? (_holder.Int64(0), _holder.Int32(1)) : null;
        }
        finally
        {
            _holder.Reset();
        }
    }

    /// <summary>The owner of the hold for cleaning up, if there is one.</summary>
    private string? Taken(DateTimeOffset now)
    {
        try
        {
            return _upkeep.Step() && _upkeep.Int64(2) > now.UtcTicks && !IsDead(LifeOfUpkeep(_upkeep.Int64(0))) ? _upkeep.Text(1) : null;
        }
        finally
        {
            _upkeep.Reset();
        }
    }

    /// <summary>Forgets those that are dead. They were killed, so there is nothing that they could still publish.</summary>
    private void Sweep()
    {
        foreach (var run in Numbers(_runs).Where(run => IsDead(LifeOf(run))))
        {
            End(run);
            LifeLine.Delete(LifeOf(run));
        }

        foreach (var upkeep in Numbers(_upkeep).Where(upkeep => IsDead(LifeOfUpkeep(upkeep))))
        {
            GiveBack(upkeep);
            LifeLine.Delete(LifeOfUpkeep(upkeep));
        }
    }

    private static List<long> Numbers(SqliteStatement query)
    {
        var numbers = new List<long>();
        try
        {
            while (query.Step())
                numbers.Add(query.Int64(0));
        }
        finally
        {
            query.Reset();
        }

        return numbers;
    }

    private string LifeOf(long run) => string.Create(CultureInfo.InvariantCulture, $"{_catalog}-run-{run}");

    private string LifeOfUpkeep(long upkeep) => string.Create(CultureInfo.InvariantCulture, $"{_catalog}-upkeep-{upkeep}");

    private void Live(string life)
    {
        if (!_lives.ContainsKey(life))
            _lives[life] = LifeLine.Take(life);
    }

    private void Die(string life)
    {
        if (_lives.Remove(life, out var line))
            line.Dispose();
    }

    private bool IsDead(string life) => !_lives.ContainsKey(life) && LifeLine.IsCut(life);

    private static void Bind(SqliteStatement statement, TaskKey key)
    {
        Span<byte> bytes = stackalloc byte[TaskKey.Size];
        key.CopyTo(bytes);
        statement.Bind(1, bytes);
    }
}

/// <summary>Who has a claim.</summary>
/// <param name="Run">The run, or 0 if nobody has.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="IsAlive">Whether the lease of the run has not expired.</param>
internal readonly record struct ClaimHolder(long Run, int Attempt, bool IsAlive);
