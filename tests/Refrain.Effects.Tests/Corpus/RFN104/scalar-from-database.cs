// One number is asked of the database through a helper of another file, and decides which rows are new.
using Npgsql;

public sealed record NewRow(long Id, string Payload);

[Task]
public sealed partial record NewRows(string File, string ConnectionString)
{
    [Requires] public FileSource Rows => new(File);

    public async Task<List<NewRow>> Run(IReadOnlyList<string> rows, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        var last = await connection.LastIdAsync("events", cancellationToken); // RFN104
        return [.. rows.Select(Parse).Where(row => row.Id > last)];
    }

    private static NewRow Parse(string line) => new(long.Parse(line[..line.IndexOf(' ')]), line[(line.IndexOf(' ') + 1)..]);
}
//// File: Tables.cs
using Npgsql;

public static class Tables
{
    public static async Task<long> LastIdAsync(this NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT coalesce(max(id), 0) FROM {table}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken) ?? 0L);
    }
}
