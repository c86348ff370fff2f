using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Refrain.Stores;

/// <summary>A prepared statement. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed partial class SqliteStatement(SqliteDatabase database, sqlite3_stmt statement) : IDisposable
{
    private const string Library = "e_sqlite3";

    // What is asked for each column of each row is asked of SQLite itself: counting references to the statement costs more than the answer.
    private readonly nint _handle = statement.DangerousGetHandle();

    // SQLITE_TRANSIENT: SQLite makes its own copy.
    private static readonly nint s_copied = -1;

    // Text is kept as it is or refused, never mended.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Bind(int parameter, long value) => database.Check(BindInt64(Opened, parameter, value));

    /// <summary>Binds a copy of the bytes; of no bytes an empty value, not none.</summary>
    public unsafe void Bind(int parameter, ReadOnlySpan<byte> value)
    {
        // To SQLite a null pointer is no value.
        fixed (byte* bytes = value.IsEmpty ? "\0"u8 : value)
            database.Check(BindBlob(Opened, parameter, bytes, value.Length, s_copied));
    }

    /// <summary>Binds bytes that stay where they are until the statement has run: SQLite reads them there.</summary>
    public unsafe void BindInPlace(int parameter, ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value.IsEmpty ? "\0"u8 : value)
            database.Check(BindBlob(Opened, parameter, bytes, value.Length, 0));
    }

    public void Bind(int parameter, string? value)
    {
        if (value is null)
        {
            BindNull(parameter);
            return;
        }

        var length = s_utf8.GetMaxByteCount(value.Length);
        var bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        database.Check(raw.sqlite3_bind_text(statement, parameter, bytes[..s_utf8.GetBytes(value, bytes)]));
    }

    public void BindNull(int parameter) => database.Check(BindNull(Opened, parameter));

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            database.Check(code);
        return false;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready to run again.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready to run again.</summary>
    /// <returns>SQLite's code for what came of it.</returns>
    public int TryRun()
    {
        var code = raw.sqlite3_step(statement);
        Reset();
        return code;
    }

    /// <summary>Makes the statement ready to run again; its parameters keep their values. What a run failed with was thrown when it did.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public long Int64(int column) => ColumnInt64(Opened, column);

    public int Int32(int column) => ColumnInt32(Opened, column);

    public bool IsNull(int column) => ColumnType(Opened, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a column; good until the next step.</summary>
    public unsafe ReadOnlySpan<byte> Bytes(int column)
    {
        // In this order: the length is that of what the first call has given.
        var bytes = ColumnBlob(Opened, column);
        return bytes is null ? default : new(bytes, ColumnBytes(_handle, column));
    }

    /// <summary>The text of a column, whatever characters it holds.</summary>
    public string? Text(int column)
    {
        if (IsNull(column))
            return null;
        try
        {
            return s_utf8.GetString(Bytes(column));
        }
        catch (DecoderFallbackException)
        {
            throw database.Corrupt("(a text is not UTF-8)");
        }
    }

    public void Dispose()
    {
        database.Forget(this);
        statement.Dispose();
    }

    private nint Opened
    {
        get
        {
            ObjectDisposedException.ThrowIf(statement.IsClosed, this);
            return _handle;
        }
    }

    // None of these blocks or calls back; the values of a row are in memory once it was stepped to, and what is bound is put there.
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    private static partial int BindInt64(nint statement, int parameter, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    private static partial int BindNull(nint statement, int parameter);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [SuppressGCTransition]
    private static unsafe partial int BindBlob(nint statement, int parameter, byte* value, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    private static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int")]
    [SuppressGCTransition]
    private static partial int ColumnInt32(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    private static partial int ColumnType(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    private static partial int ColumnBytes(nint statement, int column);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    private static unsafe partial void* ColumnBlob(nint statement, int column);
}
