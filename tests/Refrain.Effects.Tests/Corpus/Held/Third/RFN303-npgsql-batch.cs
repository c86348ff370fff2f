// Two statements go as one batch.
using Npgsql;

[Task]
public sealed partial record Batched(string Number)
{
    public async Task<string> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("DELETE FROM invoice_line WHERE number = 'x'"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand("UPDATE invoice SET lines = 0 WHERE number = 'x'"));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return Number;
    }
}
