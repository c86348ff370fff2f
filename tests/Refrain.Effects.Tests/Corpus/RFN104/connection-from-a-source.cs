// The snapshot's connection came with a source, which says when the database is another one; so reading it is declared.
using Npgsql;

public sealed record Snapshot(string ConnectionString, string Schema);

[Source]
public sealed partial record NightlySnapshot(DateOnly Day)
{
    public string Observe() => $"nightly_{Day:O}";

    public Snapshot Read() => new("Host=snapshots;Database=shop", $"nightly_{Day.DayNumber}");
}

[Task]
public sealed partial record CustomerCount(DateOnly Day)
{
    [Requires] public NightlySnapshot Source => new(Day);

    public async Task<long> Run(Snapshot source, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(source.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {source.Schema}.customers", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
