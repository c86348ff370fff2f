// Each upsert commits by itself; a run that is cut off leaves half of the rows.
using Npgsql;

public readonly record struct Rate(string Currency, long Micros);

[Task]
public sealed partial record Rates(DateOnly Day)
{
    public IEnumerable<Rate> Run() => [new("CHF", 930_000), new("USD", 1_080_000)];
}

[Task, Requires<Rates>]
public sealed partial record RatesStored(DateOnly Day)
{
    public async Task<int> Run(IEnumerable<Rate> rates, [Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        var count = 0;
        foreach (var rate in rates)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO rate (day, currency, micros) VALUES ($1, $2, $3) ON CONFLICT (day, currency) DO UPDATE SET micros = excluded.micros";
            command.Parameters.AddWithValue(Day);
            command.Parameters.AddWithValue(rate.Currency);
            command.Parameters.AddWithValue(rate.Micros);
            count += await command.ExecuteNonQueryAsync(cancellationToken); // RFN303
        }

        return count;
    }
}
