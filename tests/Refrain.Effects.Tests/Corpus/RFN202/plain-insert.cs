// The summary row of the day is there twice after the second run.
using Npgsql;

[Task]
public sealed partial record Visits(DateOnly Day)
{
    public IReadOnlyList<int> Run() => [12, 40, 7];
}

[Task, Requires<Visits>]
public sealed partial record VisitsStored(DateOnly Day)
{
    public async Task<int> Run(IReadOnlyList<int> visits, [Service] NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("INSERT INTO visits (day, count) VALUES (@day, @count)", connection);
        command.Parameters.AddWithValue("day", Day);
        command.Parameters.AddWithValue("count", visits.Sum());
        return await command.ExecuteNonQueryAsync(cancellationToken); // RFN202
    }
}
