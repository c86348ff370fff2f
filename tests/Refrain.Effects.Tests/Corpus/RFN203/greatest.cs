// A high-water mark: GREATEST gives the same when it is taken twice.
using Npgsql;

[Task]
public sealed partial record HighWater(string Stream, long Offset)
{
    public async Task<long> Run([Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("UPDATE stream SET high_water = GREATEST(high_water, @offset) WHERE name = @name");
        command.Parameters.AddWithValue("offset", Offset);
        command.Parameters.AddWithValue("name", Stream);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return Offset;
    }
}
