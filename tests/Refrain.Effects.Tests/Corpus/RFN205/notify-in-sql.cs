// pg_notify in the same transaction as the upsert: listeners hear of it at each run.
using Npgsql;

[Task]
public sealed partial record PriceChanged(string Article, long Cents)
{
    public async Task<long> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var upsert = new NpgsqlCommand("INSERT INTO price (article, cents) VALUES ($1, $2) ON CONFLICT (article) DO UPDATE SET cents = excluded.cents", connection))
        {
            upsert.Parameters.AddWithValue(Article);
            upsert.Parameters.AddWithValue(Cents);
            await upsert.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var notify = new NpgsqlCommand("SELECT pg_notify('prices', $1)", connection) { Parameters = { new() { Value = Article } } })
            await notify.ExecuteNonQueryAsync(cancellationToken); // RFN205
        await transaction.CommitAsync(cancellationToken);
        return Cents;
    }
}
