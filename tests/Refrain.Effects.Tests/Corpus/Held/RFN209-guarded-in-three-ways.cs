// Tables and indexes are made only where they are not there: by IF NOT EXISTS, by a look-up in the text, by drop-if-exists in the transaction.
using System.Data.Common;
using Microsoft.Data.SqlClient;

public interface IScript
{
    IEnumerable<string> Statements { get; }
}

public sealed record TelemetrySchema(string Schema) : IScript
{
    public IEnumerable<string> Statements
    {
        get
        {
            yield return $"""
                IF OBJECT_ID(N'{Schema}.reading', N'U') IS NULL
                BEGIN
                    CREATE TABLE {Schema}.reading (meter nvarchar(40) NOT NULL, at bigint NOT NULL, watts int NOT NULL, PRIMARY KEY (meter, at));
                END
                """;
            yield return $"""
                IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = N'ix_reading_at')
                    CREATE INDEX ix_reading_at ON {Schema}.reading (at);
                """;
            yield return $"DROP TABLE IF EXISTS {Schema}.reading_day; CREATE TABLE {Schema}.reading_day (day date PRIMARY KEY, watts bigint NOT NULL);";
        }
    }
}

public sealed class ScriptRunner(DbConnection connection)
{
    public async Task<int> RunAsync(IScript script, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        var count = 0;
        foreach (var statement in script.Statements)
        {
            await using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (statement, transaction);
            await command.ExecuteNonQueryAsync(token);
            count++;
        }

        await transaction.CommitAsync(token);
        return count;
    }
}

[Task]
public sealed partial record PreparedTelemetry(string Schema)
{
    public async Task<int> Run([Service] SqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        return await new ScriptRunner(connection).RunAsync(new TelemetrySchema(Schema), cancellationToken);
    }
}
