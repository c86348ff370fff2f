using Microsoft.Data.Sqlite;

namespace Lookups;

/// <summary>The database that is looked into.</summary>
internal static class PriceTable
{
    public const string File = "prices.db";

    public static long PriceOf(int id) => 100 + (long)id * 7919 % 100_003;

    public static SqliteConnection Open(string path, bool pooled)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = pooled }.ConnectionString);
        connection.Open();
        return connection;
    }

    public static void Make(int count)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE prices (id INTEGER PRIMARY KEY, name TEXT NOT NULL, price INTEGER NOT NULL);
            WITH RECURSIVE ids(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < $count)
            INSERT INTO prices SELECT id, 'article ' || id, 100 + id * 7919 % 100003 FROM ids;
            """;
        command.Parameters.AddWithValue("$count", count);
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
