using System.Buffers.Binary;

namespace Refrain.Stores;

/// <summary>
/// The claims of all runs. In the file they lie in blocks of about a page, each of one run, so that a claim costs a hundredth of a row and no search in a tree of hashes; all
/// of them are also kept in memory, which is right as long as nobody else has written to the file. Used in the transactions of <see cref="SqliteClaims"/>.
/// </summary>
/// <remarks>
/// A block that changes is written again under a new number, and numbers are never given twice: what somebody else read under a number stays true of it for as long as
/// it is there.
/// </remarks>
internal sealed class ClaimBlocks(SqliteDatabase database)
{
    public const string Layout = "CREATE TABLE IF NOT EXISTS claims(number INTEGER PRIMARY KEY AUTOINCREMENT, run INTEGER NOT NULL, tasks BLOB NOT NULL)";

    /// <summary>How many claims a block holds: with them it fills a page of the file.</summary>
    public const int MostTasks = 110;

    private const int MostSpare = 256;

    private const int TaskSize = TaskKey.Size + sizeof(int);

    private readonly SqliteStatement _version = database.Prepare("PRAGMA data_version");
    private readonly SqliteStatement _numbers = database.Prepare("SELECT number FROM claims ORDER BY number");
    private readonly SqliteStatement _read = database.Prepare("SELECT run, tasks FROM claims WHERE number = ?");
    private readonly SqliteStatement _add = database.Prepare("INSERT INTO claims(run, tasks) VALUES(?,?) RETURNING number");
    private readonly SqliteStatement _remove = database.Prepare("DELETE FROM claims WHERE number = ?");
    private readonly KeyTable<(Block Block, int Attempt)> _claims = new();
    private readonly Dictionary<long, Block> _written = [];
    private readonly List<Block> _changed = [];

    // Nothing is in them, and nothing knows of them any more.
    private readonly Stack<Block> _spare = new();
    private readonly byte[] _bytes = new byte[MostTasks * TaskSize];
    private Block? _open;
    private long _seen = -1;

    /// <summary>Brings what is in memory up to date with the file. At the beginning of a transaction.</summary>
    public void Refresh()
    {
        var now = Version();
        if (now == _seen)
            return;
        _seen = -1;
        var gone = _written.Keys.ToHashSet();
        foreach (var number in SqliteClaims.Numbers(_numbers))
        {
            if (!gone.Remove(number))
                Read(number);
        }

        foreach (var number in gone)
        {
            _written.Remove(number, out var block);
            foreach (var (key, _) in block!.Claims)
            {
                // Perhaps in another block by now.
                if (_claims.TryGetValue(key, out var claim) && claim.Block == block)
                    _claims.Remove(key, out _);
            }
        }

        _seen = now;
    }

    /// <summary>Writes what was changed. At the end of a transaction, after which either it is committed or <see cref="Forget"/> is called.</summary>
    public void Flush()
    {
        foreach (var block in _changed)
        {
            block.IsChanged = false;
            if (block.Number != 0)
            {
                _remove.Bind(1, block.Number);
                _remove.Run();
                _written.Remove(block.Number);
                block.Number = 0;
            }

            LetGo(block);
            if (block.Claims.Count > 0)
                Write(block);
            else if (_spare.Count < MostSpare)
                _spare.Push(block);
        }

        _changed.Clear();
        _open = null;
    }

    /// <summary>The transaction came to nothing: what is in memory is not what is in the file.</summary>
    public void Forget()
    {
        _seen = -1;
        _claims.Clear();
        _written.Clear();
        _changed.Clear();
        _open = null;
    }

    /// <summary>Has the processor fetch what a search for the claim of a task will look at.</summary>
    public void Expect(TaskKey key) => _claims.Expect(key);

    /// <summary>Who has the claim of a task; a run of 0 if nobody has.</summary>
    public (long Run, int Attempt) Find(TaskKey key) => _claims.TryGetValue(key, out var claim) ? (claim.Block.Run, claim.Attempt) : default;

    /// <summary>Gives the claim to a run, whoever had it.</summary>
    public void Add(TaskKey key, long run, int attempt)
    {
        if (_open is null || _open.Run != run || _open.Claims.Count == MostTasks)
        {
            _open = _spare.TryPop(out var spare) ? spare : new(MostTasks);
            _open.Run = run;
            Change(_open);
        }

        ref var claim = ref _claims.GetOrAdd(key, out var isThere);
        if (isThere)
            Lose(claim.Block);
        claim = (_open, attempt);
        _open.Claims.Add((key, attempt));
    }

    /// <summary>Takes the claim away from whoever has it.</summary>
    public void Remove(TaskKey key)
    {
        if (_claims.Remove(key, out var claim))
            Lose(claim.Block);
    }

    /// <summary>Takes all claims of a run away.</summary>
    public void RemoveAll(long run)
    {
        foreach (var block in _written.Values.Concat(_changed).Where(b => b.Run == run).ToArray())
        {
            foreach (var (key, _) in block.Claims)
            {
                if (_claims.TryGetValue(key, out var claim) && claim.Block == block)
                    Remove(key);
            }
        }
    }

    /// <summary>Takes all claims away.</summary>
    public void Clear()
    {
        foreach (var (key, _) in _claims.Pairs.ToArray())
            Remove(key);
    }

    private void Lose(Block block)
    {
        block.Lost++;
        Change(block);
    }

    /// <summary>Takes out of a block what is no longer its own. Of most that lose some all are gone, which needs no look at each.</summary>
    private void LetGo(Block block)
    {
        if (block.Lost == block.Claims.Count)
            block.Claims.Clear();
        else if (block.Lost > 0)
            block.Claims.RemoveAll(one => !_claims.TryGetValue(one.Key, out var claim) || claim != (block, one.Attempt));
        block.Lost = 0;
    }

    private void Change(Block block)
    {
        if (block.IsChanged)
            return;
        block.IsChanged = true;
        _changed.Add(block);
    }

    private long Version()
    {
        try
        {
            return _version.Step() ? _version.Int64(0) : 0;
        }
        finally
        {
            _version.Reset();
        }
    }

    private void Read(long number)
    {
        _read.Bind(1, number);
        try
        {
            if (!_read.Step())
                return;
            var tasks = _read.Bytes(1);
            if (tasks.Length % TaskSize != 0)
                throw SqliteClaims.Damaged(database.Path);
            var block = new Block(tasks.Length / TaskSize) { Run = _read.Int64(0), Number = number };
            for (; !tasks.IsEmpty; tasks = tasks[TaskSize..])
            {
                var key = TaskKey.From(tasks[..TaskKey.Size]);
                var attempt = BinaryPrimitives.ReadInt32BigEndian(tasks[TaskKey.Size..]);
                block.Claims.Add((key, attempt));
                _claims.GetOrAdd(key, out _) = (block, attempt);
            }

            _written.Add(number, block);
        }
        finally
        {
            _read.Reset();
        }
    }

    private void Write(Block block)
    {
        var length = 0;
        foreach (var (key, attempt) in block.Claims)
        {
            key.CopyTo(_bytes.AsSpan(length));
            BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(length + TaskKey.Size), attempt);
            length += TaskSize;
        }

        _add.Bind(1, block.Run);
        _add.Bind(2, _bytes.AsSpan(0, length));
        try
        {
            _add.Step();
            block.Number = _add.Int64(0);
            _add.Step();
        }
        finally
        {
            _add.Reset();
        }

        _written.Add(block.Number, block);
    }

    /// <summary>Claims of one run.</summary>
    private sealed class Block(int capacity)
    {
        public long Run { get; set; }

        /// <summary>Its number in the file; 0 if it is not there.</summary>
        public long Number { get; set; }

        /// <summary>Whether it is to be written again.</summary>
        public bool IsChanged { get; set; }

        /// <summary>The tasks with their attempts, and perhaps some whose claims are gone or in another block by now.</summary>
        public List<(TaskKey Key, int Attempt)> Claims { get; } = new(capacity);

        /// <summary>How many of them are gone or in another block, as far as that was noted.</summary>
        public int Lost { get; set; }
    }
}
