// A writer that takes delegates replaces a partition: delete and copy in one transaction.
using Npgsql;
using NpgsqlTypes;

public sealed class PartitionWriter<TRow>(NpgsqlConnection connection, string table, string column, Func<NpgsqlBinaryImporter, TRow, CancellationToken, Task> write)
{
    public async Task ReplaceAsync(string partition, IEnumerable<TRow> rows, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using (var delete = new NpgsqlCommand($"DELETE FROM {table} WHERE {column} = $1", connection, transaction) { Parameters = { new() { Value = partition } } })
            await delete.ExecuteNonQueryAsync(token);
        await using (var import = await connection.BeginBinaryImportAsync($"COPY {table} ({column}, name) FROM STDIN (FORMAT BINARY)", token))
        {
            foreach (var row in rows)
            {
                await import.StartRowAsync(token);
                await import.WriteAsync(partition, NpgsqlDbType.Text, token);
                await write(import, row, token);
            }

            await import.CompleteAsync(token);
        }

        await transaction.CommitAsync(token);
    }
}

[Task]
public sealed partial record StoredNames(string File, string Day)
{
    [Requires] public FileSource Names => new(File);

    public async Task<int> Run(IReadOnlyList<string> names, [Service] NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var writer = new PartitionWriter<string>(connection, "name_of_day", "day", (import, name, token) => import.WriteAsync(name, NpgsqlDbType.Text, token));
        await writer.ReplaceAsync(Day, names, cancellationToken);
        return names.Count;
    }
}
