using System.Data.Common;

namespace Refrain;

/// <summary>
/// A transaction of a target for SQL of the task's own. It is committed, with the task's marker, when <c>Run</c> has ended well; otherwise it is rolled back. Do neither in <c>Run</c>. What is executed
/// must come to the same when it is executed again: upsert, or delete before inserting. Not thread-safe.
/// </summary>
/// <remarks>The task counts as having made something else each time it runs, since nobody sees what its statements came to: what requires it runs after it.</remarks>
public sealed class SqlScope
{
    internal SqlScope(DbConnection connection, DbTransaction transaction)
    {
        Connection = connection;
        Transaction = transaction;
    }

    /// <summary>The open connection.</summary>
    public DbConnection Connection { get; }

    /// <summary>The transaction, which every command must be given. Values belong in the command's parameters, never in its text.</summary>
    public DbTransaction Transaction { get; }
}
