// COPY into the table itself adds all rows again.
using Npgsql;
using NpgsqlTypes;

public readonly record struct Tick(long Instrument, int Second, long Price);

[Task]
public sealed partial record Ticks(DateOnly Day)
{
    public IEnumerable<Tick> Run() => [new(1, 0, 10050), new(1, 1, 10051)];
}

[Task, Requires<Ticks>]
public sealed partial record TicksCopied(DateOnly Day)
{
    public async Task<long> Run(IEnumerable<Tick> ticks, [Service] NpgsqlDataSource source, TaskContext context)
    {
        var token = context.CancellationToken;
        await using var connection = await source.OpenConnectionAsync(token);
        await using var importer = await connection.BeginBinaryImportAsync("COPY tick (day, instrument, second, price) FROM STDIN (FORMAT BINARY)", token); // RFN202
        foreach (var tick in ticks)
        {
            await importer.StartRowAsync(token);
            await importer.WriteAsync(Day, NpgsqlDbType.Date, token);
            await importer.WriteAsync(tick.Instrument, token);
            await importer.WriteAsync(tick.Second, token);
            await importer.WriteAsync(tick.Price, token);
        }

        return (long)await importer.CompleteAsync(token);
    }
}
