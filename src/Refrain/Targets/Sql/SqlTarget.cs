using System.Data.Common;

namespace Refrain.Targets;

/// <summary>
/// A database that tasks write to. What is common to databases is here; what is a database's own, its subclass says. Thread-safe.
/// </summary>
public abstract class SqlTarget : Target
{
    private const int KeysInQuestion = 500;

    private volatile bool _hasMarkers;

    /// <summary>Called before each statement and commit of what is written, with what it is. For tests that let it die there.</summary>
    internal Action<string>? Reaching { get; set; }

    /// <summary>The name in double quotes, so that it is a name whatever it holds.</summary>
    /// <exception cref="ArgumentException">It is empty or holds the character zero.</exception>
    public static string Quote(string identifier) => identifier.Length > 0 && !identifier.Contains('\0', StringComparison.Ordinal)
        ? "\"" + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : throw new ArgumentException($"'{identifier.Replace("\0", "\\0", StringComparison.Ordinal)}' is no name of a table or column: it is empty, or holds the character zero.", nameof(identifier));

    /// <inheritdoc/>
    public sealed override async ValueTask<IReadOnlyDictionary<TaskKey, ContentHash>> FindAsync(IReadOnlyCollection<TaskKey> keys, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<TaskKey, ContentHash>();
        try
        {
            if (keys.Count == 0 || !Exists())
                return found;
            var connection = Connect(toWrite: false, cancellationToken);
            await using (connection)
            {
                if (ColumnsOf(connection, SqlMarkers.Table).Count == 0)
                    return found;
                foreach (var some in keys.Chunk(KeysInQuestion))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    SqlMarkers.Find(connection, some, found);
                }
            }

            return found;
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new TargetException($"The markers of the target '{Name}' cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public sealed override ValueTask<TargetAttempt> BeginAsync(TargetClaim claim, CancellationToken cancellationToken = default)
    {
        if (claim.IsRehearsal)
            return new(new SqlAttempt(this, claim, null, cancellationToken));
        DbConnection? connection = null;
        try
        {
            // What is there now is what a claim may replace, however it was numbered: by an earlier store, for one.
            connection = Connect(toWrite: true, cancellationToken);
            MakeMarkers(connection, cancellationToken);
            var seen = SqlMarkers.Find(connection, claim.Task.Key);
            return new(new SqlAttempt(this, claim, seen, cancellationToken));
        }
        catch (Exception e) when (IsFailure(e))
        {
            throw new TargetException($"{claim.Task} cannot begin to write to the target '{Name}': {e.Message}", e);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>Whether the database is there. One that is not has no markers, and is made when something is written.</summary>
    protected internal virtual bool Exists() => true;

    /// <summary>Opens a connection.</summary>
    /// <param name="toWrite">Whether to write; a database that is a file is made then.</param>
    /// <param name="cancellationToken">Ends it.</param>
    protected internal abstract DbConnection Connect(bool toWrite, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that will write.</summary>
    protected internal virtual DbTransaction BeginWriting(DbConnection connection, CancellationToken cancellationToken) => connection.BeginTransaction();

    /// <summary>Such a transaction has ended.</summary>
    protected internal virtual void EndWriting()
    {
    }

    /// <summary>Lets nobody else pass here with the same text until the transaction ends.</summary>
    /// <exception cref="DbException">It was cancelled while it waited, among other things.</exception>
    protected internal virtual void Lock(DbConnection connection, DbTransaction transaction, string what, CancellationToken cancellationToken)
    {
    }

    /// <summary>What the database calls a type: how tables are made, and what <see cref="ColumnsOf"/> finds then.</summary>
    protected internal abstract string TypeOf(SqlType type);

    /// <summary>The columns of a table in order; none if there is no such table.</summary>
    protected internal abstract IReadOnlyList<SqlFoundColumn> ColumnsOf(DbConnection connection, string table);

    /// <summary>Opens a way for many rows into a table.</summary>
    protected internal abstract SqlRowSink CreateSink(DbConnection connection, DbTransaction transaction, SqlWrite write);

    /// <summary>The value as the driver takes it for a column of its type.</summary>
    protected internal virtual object ToParameter(object value) => value;

    /// <summary>Refuses a name that the database would change or cut.</summary>
    /// <exception cref="TargetException">It would.</exception>
    protected internal virtual void CheckName(string identifier)
    {
    }

    /// <summary>Called before each statement and commit of what is written.</summary>
    /// <param name="step">What comes next.</param>
    protected internal void Reach(string step) => Reaching?.Invoke(step);

    /// <summary>Makes a table if it is missing, in a transaction of its own unless there is one already, and looks whether it is as the rows need it.</summary>
    internal void Prepare(DbConnection connection, DbTransaction? transaction, SqlTable table, SqlColumn[] columns, string place, CancellationToken cancellationToken)
    {
        foreach (var name in columns.Select(static c => c.Name).Append(table.Name))
            CheckName(name);
        var found = ColumnsOf(connection, table.Name);
        if (found.Count == 0)
        {
            if (transaction is null)
                Make(connection, "table", table.Name, cancellationToken, SqlSchema.Create(this, table, columns));
            else
                Make(connection, transaction, "table", table.Name, cancellationToken, SqlSchema.Create(this, table, columns));
            found = ColumnsOf(connection, table.Name);
        }

        if (SqlSchema.Differences(this, columns, found) is { Count: > 0 } differences)
            throw new TargetException($"{place}: the table is not as the rows are. Change the table, or the row type, or write to another one:\n{string.Join('\n', differences)}");
    }

    /// <summary>Forgets that the tables of the markers are there, after something has failed.</summary>
    internal void Doubt() => _hasMarkers = false;

    internal static bool IsFailure(Exception error) => error is DbException or TimeoutException || (error is IOException and not TargetException);

    private void MakeMarkers(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_hasMarkers)
            return;
        if (ColumnsOf(connection, SqlMarkers.Table).Count == 0 || ColumnsOf(connection, SqlMarkers.Places).Count == 0)
            Make(connection, "markers", SqlMarkers.Table, cancellationToken, SqlMarkers.Create);
        _hasMarkers = true;
    }

    private void Make(DbConnection connection, string step, string table, CancellationToken cancellationToken, params IEnumerable<string> statements)
    {
        var transaction = BeginWriting(connection, cancellationToken);
        try
        {
            Make(connection, transaction, step, table, cancellationToken, statements);
            Reach("commit " + step);
            transaction.Commit();
        }
        finally
        {
            transaction.Dispose();
            EndWriting();
        }
    }

    private void Make(DbConnection connection, DbTransaction transaction, string step, string table, CancellationToken cancellationToken, IEnumerable<string> statements)
    {
        // Two that make it at once are one after the other.
        Lock(connection, transaction, "create " + table, cancellationToken);
        foreach (var statement in statements)
        {
            Reach("create " + step);
            SqlStatements.Execute(connection, transaction, statement, cancellationToken);
        }
    }
}
