using System.Collections.Frozen;

namespace Refrain.Stores;

// How it is read. Where a user may not even lock the file, somebody may come and write it meanwhile: what was read then may be of two states, and does not count.
public sealed partial class SqliteCatalog
{
    // Once somebody writes it, there mostly is what is shared with them, and reading is safe.
    private const int MostReadings = 16;

    private IReadOnlyDictionary<TaskKey, CatalogEntry> Find(
        IReadOnlyCollection<TaskKey> keys, bool withBytes, CancellationToken cancellationToken)
    {
        return Read(Find, cancellationToken);

        IReadOnlyDictionary<TaskKey, CatalogEntry> Find(SqliteSession session)
        {
            var prefixes = new List<(long Prefix, int Tag)>(keys.Count);
            foreach (var key in keys)
                prefixes.Add((ArrivalIndex.Prefix(key), 0));
            List<(long Row, int Tag)> rows;
            lock (_gate)
            {
                // The state that is read begins with the refresh: index and rows then say the same, whatever is written meanwhile.
                session.Begin();
                try
                {
                    session.Refresh(_index, keys.Count);
                    rows = _index.Find(prefixes);
                }
                finally
                {
                    // Rows of two states are not kept for those who look next.
                    if (session.Database.IsOutdated)
                        _index = new();
                }
            }

            // Of most keys that a first run asks for there is nothing.
            if (rows.Count == 0)
                return FrozenDictionary<TaskKey, CatalogEntry>.Empty;
            var found = new Dictionary<TaskKey, CatalogEntry>(rows.Count);
            var wanted = new HashSet<TaskKey>(keys);
            rows.Sort();
            foreach (var entry in session.Entries(rows, withBytes))
            {
                cancellationToken.ThrowIfCancellationRequested();

                // Another key may have the same prefix.
                if (wanted.Contains(entry.Key))
                    found[entry.Key] = entry;
            }

            return found;
        }
    }

    /// <summary>Reads, again if the file was written meanwhile by somebody whom a reader without locks cannot keep from it.</summary>
    /// <exception cref="StoreException">It cannot be read, or is written whenever it is.</exception>
    private T Read<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        for (var readings = 1; ; readings++)
        {
            var session = Rent();
            try
            {
                var result = read(session);
                if (!session.Database.IsOutdated)
                    return result;
                if (readings == MostReadings)
                    throw Written(null);
            }
            catch (StoreException) when (readings < MostReadings && session.Database.IsOutdated)
            {
                // What is of two states may look damaged.
            }
            finally
            {
                Return(session);
            }
        }
    }

    /// <summary>What is read bit by bit, and cannot be read again, as part of it was given on.</summary>
    /// <exception cref="StoreException">The file was written meanwhile.</exception>
    private IEnumerable<T> Whole<T>(SqliteSession session, IEnumerable<T> read)
    {
        using var items = read.GetEnumerator();
        while (Next())
            yield return items.Current;
        if (session.Database.IsOutdated)
            throw Written(null);

        bool Next()
        {
            try
            {
                return items.MoveNext();
            }
            catch (StoreException e) when (session.Database.IsOutdated)
            {
                throw Written(e);
            }
        }
    }

    private StoreException Written(Exception? inner) =>
        new(Path, $"The catalog {Path} was written while it was read, and this user, who may only read it, could not keep others from it. Do this again.", inner);

    private SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        while (_readers.TryTake(out var session))
        {
            if (!session.Database.IsOutdated)
                return session;
            session.Dispose();
        }

        return OpenSession(create: false);
    }

    /// <summary>Ends the session's transaction, if it is in one, and keeps it for the next reader.</summary>
    private void Return(SqliteSession session)
    {
        try
        {
            session.Abandon();
        }
        catch (StoreException)
        {
            // A connection that cannot even end a transaction is of no more use; why it cannot was thrown where it was used.
            session.Dispose();
            return;
        }

        if (_closed)
            session.Dispose();
        else
            _readers.Add(session);
    }
}
