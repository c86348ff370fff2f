// Rows are copied into a temporary table and upserted from there by one statement, for MySQL with its own clause.
using MySqlConnector;

public abstract class Loader
{
    protected abstract string Target { get; }

    protected abstract IReadOnlyList<string> Columns { get; }

    public async Task<int> LoadAsync(MySqlConnection connection, IEnumerable<object[]> rows, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        await RunAsync(connection, transaction, $"CREATE TEMPORARY TABLE stage_{Target} LIKE {Target}", token);
        foreach (var row in rows)
        {
            await using var insert = new MySqlCommand($"INSERT INTO stage_{Target} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, at) => "@p" + at))})", connection, transaction);
            for (var at = 0; at < row.Length; at++)
                insert.Parameters.AddWithValue("@p" + at, row[at]);
            await insert.ExecuteNonQueryAsync(token);
        }

        var updates = string.Join(", ", Columns.Skip(1).Select(column => $"{column} = VALUES({column})"));
        var count = await RunAsync(connection, transaction, $"INSERT INTO {Target} SELECT * FROM stage_{Target} ON DUPLICATE KEY UPDATE {updates}", token);
        await transaction.CommitAsync(token);
        return count;
    }

    private static async Task<int> RunAsync(MySqlConnection connection, MySqlTransaction transaction, string text, CancellationToken token)
    {
        await using var command = new MySqlCommand(text, connection, transaction);
        return await command.ExecuteNonQueryAsync(token);
    }
}

public sealed class CountryLoader : Loader
{
    protected override string Target => "country";

    protected override IReadOnlyList<string> Columns => ["code", "name"];
}

[Task]
public sealed partial record LoadedCountries(string File)
{
    [Requires] public FileSource Lines => new(File);

    public Task<int> Run(IReadOnlyList<string> lines, [Service] MySqlConnection connection, CancellationToken cancellationToken) =>
        new CountryLoader().LoadAsync(connection, lines.Select(line => line.Split(';').ToArray<object>()), cancellationToken);
}
