// The tables of a tenant are made by a script without guards, and its first row is inserted.
using Dapper;
using Microsoft.Data.Sqlite;

[Task]
public sealed partial record Tenant(string Name)
{
    public int Run([Service] SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute($"CREATE TABLE {Name}_user (id INTEGER PRIMARY KEY, name TEXT)", transaction: transaction); // RFN209
        connection.Execute($"INSERT INTO {Name}_user (name) VALUES ('admin')", transaction: transaction); // RFN202
        transaction.Commit();
        return 1;
    }
}
