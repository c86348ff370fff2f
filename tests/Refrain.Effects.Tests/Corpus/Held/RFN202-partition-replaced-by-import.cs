// The day's partition is deleted and imported again in one transaction.
using System.Globalization;
using Npgsql;
using NpgsqlTypes;

public sealed record Tick(string Symbol, long At, double Price);

public sealed class TickPartition : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private TickPartition(NpgsqlConnection connection, NpgsqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<TickPartition> OpenAsync(NpgsqlDataSource source, CancellationToken token)
    {
        var connection = await source.OpenConnectionAsync(token);
        return new(connection, await connection.BeginTransactionAsync(token));
    }

    public async Task ClearAsync(DateOnly day, CancellationToken token)
    {
        await using var command = new NpgsqlCommand("DELETE FROM tick WHERE day = $1", _connection, _transaction);
        command.Parameters.Add(new() { Value = day, NpgsqlDbType = NpgsqlDbType.Date });
        await command.ExecuteNonQueryAsync(token);
    }

    public async Task<ulong> FillAsync(DateOnly day, IEnumerable<Tick> ticks, CancellationToken token)
    {
        await using var import = await _connection.BeginBinaryImportAsync("COPY tick (day, symbol, at, price) FROM STDIN (FORMAT BINARY)", token);
        foreach (var (symbol, at, price) in ticks)
        {
            await import.StartRowAsync(token);
            await import.WriteAsync(day, NpgsqlDbType.Date, token);
            await import.WriteAsync(symbol, token);
            await import.WriteAsync(at, token);
            await import.WriteAsync(price, token);
        }

        return await import.CompleteAsync(token);
    }

    public Task CommitAsync(CancellationToken token) => _transaction.CommitAsync(token);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}

[Task]
public sealed partial record LoadedTicks(string File, DateOnly Day)
{
    [Requires] public FileSource Ticks => new(File);

    public async Task<long> Run(IReadOnlyList<string> ticks, [Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var partition = await TickPartition.OpenAsync(source, cancellationToken);
        await partition.ClearAsync(Day, cancellationToken);
        var rows = await partition.FillAsync(Day, ticks.Select(Parse), cancellationToken);
        await partition.CommitAsync(cancellationToken);
        return (long)rows;
    }

    private static Tick Parse(string line)
    {
        var fields = line.Split(',');
        return new(fields[0], long.Parse(fields[1]), double.Parse(fields[2], CultureInfo.InvariantCulture));
    }
}
