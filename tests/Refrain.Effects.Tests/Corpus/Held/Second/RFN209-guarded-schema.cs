// Everything is created only where it is missing, or dropped if it exists and made anew in one transaction.
using Npgsql;

public static class Schema
{
    private const string Text = """
        CREATE SCHEMA IF NOT EXISTS mart;
        CREATE TABLE IF NOT EXISTS mart.sales (day date PRIMARY KEY, cents bigint NOT NULL);
        ALTER TABLE mart.sales ADD COLUMN IF NOT EXISTS shop text;
        CREATE INDEX IF NOT EXISTS sales_shop ON mart.sales (shop);
        DROP VIEW IF EXISTS mart.monthly;
        CREATE VIEW mart.monthly AS SELECT date_trunc('month', day) AS month, sum(cents) AS cents FROM mart.sales GROUP BY 1;
        """;

    public static async Task EnsureAsync(NpgsqlDataSource source, CancellationToken token)
    {
        await using var command = source.CreateCommand(Text);
        await command.ExecuteNonQueryAsync(token);
    }
}

[Task]
public sealed partial record MartSchema(int Version)
{
    public async Task<int> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await Schema.EnsureAsync(source, cancellationToken);
        return Version;
    }
}
