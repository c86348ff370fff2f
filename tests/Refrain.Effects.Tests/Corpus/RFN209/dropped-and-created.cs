// DROP … IF EXISTS and CREATE in one transaction: the table is replaced as a whole.
using Dapper;
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record SearchTable(string Database, int Version)
{
    public int Run()
    {
        using var connection = new SqliteConnection($"Data Source={Database}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute("DROP TABLE IF EXISTS search", transaction: transaction);
        connection.Execute("CREATE TABLE search (word TEXT NOT NULL, document INTEGER NOT NULL)", transaction: transaction);
        transaction.Commit();
        return Version;
    }
}
