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
        DROP TABLE IF EXISTS claim;
        CREATE TABLE IF NOT EXISTS upkeep(number INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, until INTEGER NOT NULL);
        """;

    private readonly string _catalog;
    private readonly Dictionary<string, LifeLine> _lives = new(StringComparer.Ordinal);
    private readonly Dictionary<long, bool> _aliveNow = [];
    private readonly SqliteDatabase _database;
    private readonly ClaimBlocks? _blocks;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _look;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _lease;
    private readonly SqliteStatement _renew;
    private readonly SqliteStatement _until;
    private readonly SqliteStatement _alive;
    private readonly SqliteStatement _runs;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _upkeep;
    private readonly SqliteStatement _take;
    private readonly SqliteStatement _keep;
    private readonly SqliteStatement _giveBack;

    public SqliteClaims(string catalog, bool readOnly, bool beside)
    {
        _catalog = catalog;
        _database = readOnly ? SqliteDatabase.OpenReadOnly(catalog + Suffix, beside) : new(catalog + Suffix);
        try
        {
            if (!readOnly)
            {
                Create();
                _blocks = new(_database);
            }

            _begin = _database.Prepare("BEGIN IMMEDIATE");
            _look = _database.Prepare("BEGIN");
            _commit = _database.Prepare("COMMIT");
            _lease = _database.Prepare("INSERT OR REPLACE INTO lease(run, owner, until) VALUES(?,?,?)");
            _renew = _database.Prepare("UPDATE lease SET until = ? WHERE run = ?");
            _until = _database.Prepare("SELECT until FROM lease WHERE run = ?");
            _alive = _database.Prepare("SELECT run, owner FROM lease WHERE until > ? ORDER BY run");
            _runs = _database.Prepare("SELECT run FROM lease ORDER BY run");
            _end = _database.Prepare("DELETE FROM lease WHERE run = ?");
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

    /// <inheritdoc cref="SqliteDatabase.IsOutdated"/>
    public bool IsOutdated => _database.IsOutdated;

    /// <summary>Does what is given in one transaction that no other process writes beside.</summary>
    public T Transact<T>(Func<T> work)
    {
        _database.BeginWriting(_begin);
        return Complete(work);
    }

    /// <summary>Does what is given, which changes nothing, on the state of one moment; it waits for nobody.</summary>
    public T Look<T>(Func<T> work)
    {
        _look.Run();
        return Complete(work);
    }

    private T Complete<T>(Func<T> work)
    {
        _aliveNow.Clear();
        var committed = false;
        try
        {
            Blocks.Refresh();
            var result = work();
            Blocks.Flush();
            _commit.Run();
            committed = true;
            return result;
        }
        finally
        {
            if (!committed)
                Abandon();
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
        Blocks.RemoveAll(run);
        _end.Bind(1, run);
        _end.Run();
        Die(LifeOf(run));
    }

    /// <inheritdoc cref="ClaimBlocks.Expect"/>
    public void Expect(TaskKey key) => Blocks.Expect(key);

    /// <summary>Who has a claim, and whether that can be taken over.</summary>
    public ClaimHolder HolderOf(TaskKey key, DateTimeOffset now)
    {
        var (run, attempt) = Blocks.Find(key);
        return run == 0 ? default : new(run, attempt, IsAlive(run, now));
    }

    public bool IsTaken(DateTimeOffset now) => Taken(now) is not null;

    /// <summary>Whether there is a hold for cleaning up, expired or not.</summary>
    public bool HasUpkeep => Numbers(_upkeep).Count > 0;

    /// <summary>Ends a hold that has expired: whoever had it may be in the middle of deleting, so under the catalog's write lock.</summary>
    public void VoidUpkeep() => _database.Execute("DELETE FROM upkeep");

    public void Claim(TaskKey key, long run, int attempt) => Blocks.Add(key, run, attempt);

    /// <summary>Whether an attempt of a run has the claim of a task.</summary>
    public bool IsHeld(TaskKey key, long run, int attempt) => Blocks.Find(key) == (run, attempt);

    public void Release(TaskKey key, long run)
    {
        if (Blocks.Find(key).Run == run)
            Blocks.Remove(key);
    }

    /// <summary>Gives up the claim of a task, if that attempt of the run has it.</summary>
    public void Release(TaskKey key, long run, int attempt)
    {
        if (IsHeld(key, run, attempt))
            Blocks.Remove(key);
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
        Blocks.Clear();
        _database.Execute("DELETE FROM lease; DELETE FROM upkeep");
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
        // What is still here could not be ended, as on a full disk, and its row says that it is alive.
        foreach (var life in _lives.Values)
            life.Cut();
        _database.Dispose();
    }

    private void Create()
    {
        try
        {
            _database.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000; PRAGMA trusted_schema = OFF");
            _database.Execute(Layout);
            _database.Execute(ClaimBlocks.Layout);
        }
        catch (StoreCorruptException e)
        {
            throw Damaged(_database.Path, e);
        }
    }

    private ClaimBlocks Blocks => _blocks ?? throw new InvalidOperationException($"{_database.Path} was opened to be looked at and cannot be written.");

    private void Abandon()
    {
        Blocks.Forget();
        if (_database.InTransaction)
            _database.Execute("ROLLBACK");
    }

    /// <summary>Whether a run is alive; found out once a transaction.</summary>
    private bool IsAlive(long run, DateTimeOffset now)
    {
        if (_aliveNow.TryGetValue(run, out var known))
            return known;
        _until.Bind(1, run);
        try
        {
            return _aliveNow[run] = _until.Step() && _until.Int64(0) > now.UtcTicks && !IsDead(LifeOf(run));
        }
        finally
        {
            _until.Reset();
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

    /// <summary>What is thrown where the file's content makes no sense.</summary>
    public static StoreCorruptException Damaged(string path, Exception? inner = null) =>
        new(path, $"{path} is damaged. It holds only what runs are doing at the moment: delete it when no run is alive, and run again.", inner);

    /// <summary>The numbers that a query gives.</summary>
    public static List<long> Numbers(SqliteStatement query)
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
}

/// <summary>Who has a claim.</summary>
/// <param name="Run">The run, or 0 if nobody has.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="IsAlive">Whether the lease of the run has not expired.</param>
internal readonly record struct ClaimHolder(long Run, int Attempt, bool IsAlive);
