// A random name is that of a temporary table and of a scratch file: nothing of it stays.
using Dapper;
using Npgsql;

[Task]
public sealed partial record LoadedPrices(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines, [Service] NpgsqlConnection connection, TaskContext context)
    {
        var stage = "stage_" + Guid.NewGuid().ToString("N");
        var copy = Path.Combine(context.ScratchDirectory, Path.GetRandomFileName());
        System.IO.File.WriteAllLines(copy, lines);
        await using var transaction = await connection.BeginTransactionAsync(context.CancellationToken);
        await connection.ExecuteAsync(new CommandDefinition($"CREATE TEMP TABLE {stage} (sku text, cents bigint) ON COMMIT DROP", transaction: transaction, cancellationToken: context.CancellationToken));
        await using (var import = await connection.BeginTextImportAsync($"COPY {stage} FROM STDIN (FORMAT csv)", context.CancellationToken))
        {
            foreach (var line in System.IO.File.ReadLines(copy))
                await import.WriteLineAsync(line.AsMemory(), context.CancellationToken);
        }

        var rows = await connection.ExecuteAsync(new CommandDefinition(
            $"INSERT INTO price (sku, cents) SELECT sku, cents FROM {stage} ON CONFLICT (sku) DO UPDATE SET cents = excluded.cents", transaction: transaction, cancellationToken: context.CancellationToken));
        await transaction.CommitAsync(context.CancellationToken);
        return rows;
    }
}
