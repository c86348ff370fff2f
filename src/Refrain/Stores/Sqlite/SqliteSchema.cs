using System.Buffers.Binary;
using System.Globalization;

namespace Refrain.Stores;

/// <summary>The layout of a catalog file, its stamp, and how a file is told to have them.</summary>
internal static class SqliteSchema
{
    /// <summary>"Rfrn" in the file's header says whose file it is.</summary>
    public const int ApplicationId = 0x5266_726E;

    /// <summary>The version of the layout. Another version is never guessed at.</summary>
    public const int FormatVersion = 3;

    /// <summary>
    /// Entries are appended in the order of their arrival; an entry that replaces another is appended, and the other deleted. The keys' first
    /// eight bytes are appended beside them, some hundred to a row (<see cref="ArrivalBlock"/>), from which each process builds its index in memory: an index of hashes in the
    /// file makes each commit rewrite pages all over it (measured at a million rows: 10 and more times the cost). What nothing is looked for by is packed into one column
    /// (<see cref="PackedMaking"/>). Inline bytes are the last column, so that what is read without them stays clear of their pages. Times are in ticks of 100 ns since 1970, UTC.
    /// </summary>
    private const string Layout = """
        CREATE TABLE artifact(
          id INTEGER PRIMARY KEY, key BLOB NOT NULL, name INTEGER NOT NULL, dropped INTEGER NOT NULL, made BLOB NOT NULL,
          blob TEXT, stamp TEXT, message BLOB NOT NULL, inputs BLOB, mark BLOB, bytes BLOB);
        CREATE TABLE arrival(id INTEGER PRIMARY KEY, prefixes BLOB NOT NULL);
        CREATE TABLE text(id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
        CREATE TABLE run(
          id INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER, state INTEGER NOT NULL,
          executed INTEGER NOT NULL, up_to_date INTEGER NOT NULL, failed INTEGER NOT NULL, skipped INTEGER NOT NULL);
        CREATE TABLE dropped_input(key BLOB NOT NULL, by BLOB NOT NULL, PRIMARY KEY(key, by)) WITHOUT ROWID;
        CREATE TABLE request(key BLOB PRIMARY KEY, message BLOB NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE counter(last_id INTEGER NOT NULL);
        INSERT INTO counter VALUES(0);
        """;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>
    /// Looks at the file before SQLite does, so that what is no catalog of this version is not touched; what this process has open was looked at. The stamp is
    /// always in the file itself, since it is made before the write-ahead log is.
    /// </summary>
    /// <exception cref="StoreCorruptException">It is no SQLite file.</exception>
    /// <exception cref="StoreFormatException">It is one of another program or version.</exception>
    public static void Inspect(string path) => SqliteDatabase.LookWhereNotOpen(path, () =>
    {
        Span<byte> header = stackalloc byte[100];
        int read;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read = RandomAccess.Read(file, header, 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(path, $"The catalog {path} cannot be read: {e.Message} Give this user the right to, or choose another store.", e);
        }

        if (read == 0)
            return;
        if (read < header.Length || !header.StartsWith(Magic))
            throw SqliteDatabase.CorruptCatalog(path, "(it does not begin as an SQLite file does)");
        Check(path, BinaryPrimitives.ReadInt32BigEndian(header[68..]), BinaryPrimitives.ReadInt32BigEndian(header[60..]));
    });

    private static void Check(string path, long application, long version)
    {
        if (application != ApplicationId)
            throw new StoreFormatException(path, $"{path} is an SQLite file, but no catalog of Refrain. It was left as it is. Choose another folder for the store.");
        if (version != FormatVersion)
            throw new StoreFormatException(path, string.Create(CultureInfo.InvariantCulture, $"The catalog {path} has format {version}; this version of Refrain reads and writes format {FormatVersion}. It was left as it is. Use the version of Refrain that wrote it, or another folder for the store."));
    }

    /// <summary>Lays the file out unless that was done, by this process or another.</summary>
    public static void Create(SqliteDatabase database)
    {
        // Of a file that is there already the size of the pages stays what it is. Each page is written with two calls to the log and a third to the file, and what a run appends fills whole
        // ones: measured, twice the size saves some percent of a large run's time, and four times the size no more.
        database.Execute("PRAGMA page_size = 8192; PRAGMA synchronous = FULL");
        if (database.Number("PRAGMA application_id") == 0)
        {
            database.Execute("BEGIN EXCLUSIVE");
            try
            {
                if (database.Number("PRAGMA application_id") == 0)
                {
                    database.Execute(Layout);
                    database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {FormatVersion}"));
                }

                database.Execute("COMMIT");
            }
            catch
            {
                if (database.InTransaction)
                    database.Execute("ROLLBACK");
                throw;
            }
        }

        // It may have been put in the place of one that is open still, and so not have been looked at.
        Check(database.Path, database.Number("PRAGMA application_id"), database.Number("PRAGMA user_version"));

        // Of several that switch at once SQLite sends all but one away at once, as they could wait for each other for ever. What one has switched stays so.
        database.ExecutePatiently("PRAGMA journal_mode = WAL");
    }

    /// <summary>What each connection needs.</summary>
    public static void Configure(SqliteDatabase database) =>
        database.Execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 2000; PRAGMA trusted_schema = OFF");
}
