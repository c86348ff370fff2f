namespace Refrain.Stores;

/// <summary>What is done to rows that are there.</summary>
internal sealed partial class SqliteWriter
{
    private readonly SqliteStatement _old;
    private readonly SqliteStatement _noteDrop;
    private readonly SqliteStatement _forgetDrop;
    private readonly SqliteStatement _mark;
    private readonly SqliteStatement _request;
    private readonly SqliteStatement _forgetRequest;
    private readonly SqliteStatement _dropBytes;

    /// <summary>Deletes the row of an entry that is replaced, and notes the inputs that the new one no longer names.</summary>
    /// <param name="row">The row.</param>
    /// <param name="entry">The new entry.</param>
    /// <returns>Whether the row was of this key.</returns>
    public bool Replace(long row, CatalogEntry entry) => Forget(row, entry.Key, entry.Inputs);

    /// <summary>Removes a row if it is of this key, and notes its inputs as dropped.</summary>
    /// <returns>Whether it was.</returns>
    public bool Remove(long row, TaskKey key) => Forget(row, key, []);

    /// <summary>Forgets what was noted of a key that is removed.</summary>
    public void ForgetNotes(TaskKey key)
    {
        foreach (var statement in (ReadOnlySpan<SqliteStatement>)[_forgetDrop, _forgetRequest])
        {
            Bind(statement, 1, key);
            statement.Run();
        }
    }

    public void ForgetDrops() => _database.Execute("DELETE FROM dropped_input");

    /// <summary>Sets or takes away the mark of a row, if it is of this key.</summary>
    public void Mark(long row, TaskKey key, StaleMark? mark)
    {
        if (mark is null)
            _mark.BindNull(1);
        else
            _mark.Bind(1, mark.Pack());
        _mark.Bind(2, row);
        Bind(_mark, 3, key);
        _mark.Run();
    }

    /// <summary>Notes that a user asked for a task.</summary>
    public void Request(TaskRequest request)
    {
        Bind(_request, 1, request.Key);
        _request.Bind(2, request.Message.Span);
        _request.Bind(3, PackedMaking.Ticks(request.At));
        _request.Run();
    }

    /// <summary>Drops the bytes of a row, if it is of this key.</summary>
    public void DropBytes(long row, TaskKey key)
    {
        _dropBytes.Bind(1, row);
        Bind(_dropBytes, 2, key);
        _dropBytes.Run();
    }

    private bool Forget(long row, TaskKey key, IReadOnlyList<CatalogInput> inputs)
    {
        List<TaskKey> before;
        _old.Bind(1, row);
        Bind(_old, 2, key);
        try
        {
            if (!_old.Step())
                return false;
            before = PackedInputs.Keys(_old.Bytes(0));
        }
        finally
        {
            _old.Reset();
        }

        NoteDrops(key, before, inputs);
        _delete.Bind(1, row);
        Bind(_delete, 2, key);
        _delete.Run();
        _arrivals.Remove(row);
        return true;
    }

    private void NoteDrops(TaskKey by, List<TaskKey> before, IReadOnlyList<CatalogInput> now)
    {
        // Most entries that are replaced have the inputs that they had.
        var same = 0;
        while (same < before.Count && same < now.Count && before[same] == now[same].Key)
            same++;
        if (same == before.Count)
            return;
        var kept = new HashSet<TaskKey>(now.Count);
        foreach (var input in now)
            kept.Add(input.Key);
        foreach (var key in before)
        {
            if (kept.Contains(key))
                continue;
            Bind(_noteDrop, 1, key);
            Bind(_noteDrop, 2, by);
            _noteDrop.Run();
        }
    }

    private static void Bind(SqliteStatement statement, int parameter, TaskKey key)
    {
        Span<byte> bytes = stackalloc byte[TaskKey.Size];
        key.CopyTo(bytes);
        statement.Bind(parameter, bytes);
    }
}
