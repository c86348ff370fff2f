using System.Buffers.Binary;

namespace Refrain.Stores;

/// <summary>
/// Writes the table <c>arrival</c>: the prefixes of the keys of consecutive rows of <c>artifact</c>, under the number of the first, eight bytes each, least first; 0 for a row that is gone.
/// A row for each would cost a quarter of what its entry does. Used in the transactions of the one who writes.
/// </summary>
internal sealed class ArrivalBlock(SqliteDatabase database)
{
    /// <summary>The bytes of a prefix.</summary>
    public const int PrefixSize = sizeof(long);

    // With so many a block fills a page of the file, so that one row that goes costs no more than that.
    private const int MostRows = 500;

    private readonly SqliteStatement _add = database.Prepare("INSERT INTO arrival(id, prefixes) VALUES(?,?)");
    private readonly SqliteStatement _find = database.Prepare("SELECT id, prefixes FROM arrival WHERE id <= ? ORDER BY id DESC LIMIT 1");
    private readonly SqliteStatement _change = database.Prepare("UPDATE arrival SET prefixes = ? WHERE id = ?");
    private readonly SqliteStatement _remove = database.Prepare("DELETE FROM arrival WHERE id = ?");
    private readonly byte[] _new = new byte[MostRows * PrefixSize];
    private long _newFirst;
    private int _newCount;
    private byte[] _old = [];
    private long _oldFirst;
    private bool _isOldChanged;

    /// <summary>Adds a row.</summary>
    /// <param name="row">Its number, above all that there are.</param>
    /// <param name="prefix">The prefix of its key.</param>
    public void Add(long row, long prefix)
    {
        if (_newCount == MostRows || row != _newFirst + _newCount)
            FlushNew();
        if (_newCount == 0)
            _newFirst = row;
        BinaryPrimitives.WriteInt64LittleEndian(_new.AsSpan(_newCount++ * PrefixSize), prefix);
    }

    /// <summary>Takes a row out that was there before the transaction.</summary>
    public void Remove(long row)
    {
        if (!IsInOld(row))
        {
            FlushOld();
            Read(row);
            if (!IsInOld(row))
                return;
        }

        _old.AsSpan((int)(row - _oldFirst) * PrefixSize, PrefixSize).Clear();
        _isOldChanged = true;
    }

    /// <summary>Writes what was changed. At the end of a transaction, after which either it is committed or <see cref="Forget"/> is called.</summary>
    public void Flush()
    {
        FlushNew();
        FlushOld();
    }

    /// <summary>The transaction came to nothing.</summary>
    public void Forget()
    {
        _newCount = 0;
        (_old, _isOldChanged) = ([], false);
    }

    private bool IsInOld(long row) => row >= _oldFirst && row < _oldFirst + (_old.Length / PrefixSize);

    private void Read(long row)
    {
        _find.Bind(1, row);
        try
        {
            if (_find.Step())
                (_oldFirst, _old) = (_find.Int64(0), _find.Bytes(1).ToArray());
        }
        finally
        {
            _find.Reset();
        }
    }

    private void FlushNew()
    {
        if (_newCount == 0)
            return;
        _add.Bind(1, _newFirst);
        _add.Bind(2, _new.AsSpan(0, _newCount * PrefixSize));
        _add.Run();
        _newCount = 0;
    }

    private void FlushOld()
    {
        if (_isOldChanged)
        {
            var isEmpty = !_old.AsSpan().ContainsAnyExcept((byte)0);
            var statement = isEmpty ? _remove : _change;
            if (!isEmpty)
                statement.Bind(1, _old);
            statement.Bind(isEmpty ? 1 : 2, _oldFirst);
            statement.Run();
        }

        (_old, _isOldChanged) = ([], false);
    }
}
