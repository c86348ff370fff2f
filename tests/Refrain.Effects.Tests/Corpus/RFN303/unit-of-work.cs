// The unit of work begins its transaction when it is made and commits in Complete.
using Npgsql;

public sealed class UnitOfWork : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    public UnitOfWork(NpgsqlDataSource source)
    {
        _connection = source.OpenConnection();
        _transaction = _connection.BeginTransaction();
    }

    public int Execute(string sql, params object[] values)
    {
        using var command = new NpgsqlCommand(sql, _connection, _transaction);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return command.ExecuteNonQuery();
    }

    public void Complete() => _transaction.Commit();

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}

[Task]
public sealed partial record Merged(long Keep, long Drop)
{
    public int Run([Service] NpgsqlDataSource source)
    {
        using var work = new UnitOfWork(source);
        var moved = work.Execute("UPDATE address SET person = $1 WHERE person = $2", Keep, Drop);
        work.Execute("DELETE FROM person WHERE id = $1", Drop);
        work.Complete();
        return moved;
    }
}
