// MySQL's REPLACE, and an INSERT that updates.
using Dapper;
using MySqlConnector;

[Task]
public sealed partial record Replaced(string Sku, int Cents)
{
    public int Run([Service] MySqlConnection connection) =>
        connection.Execute("INSERT INTO price (sku, cents) VALUES (@Sku, @Cents) ON DUPLICATE KEY UPDATE cents = VALUES(cents)", new { Sku, Cents });
}
