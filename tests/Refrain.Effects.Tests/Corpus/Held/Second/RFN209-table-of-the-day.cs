// A table is created for each day, without a look whether it is there.
using System.Globalization;
using Dapper;
using Npgsql;

public sealed class Partitions(NpgsqlConnection connection)
{
    public async Task CreateAsync(DateOnly day)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"events_{day:yyyyMMdd}");
        await connection.ExecuteAsync($"CREATE TABLE {name} PARTITION OF events FOR VALUES FROM ('{day:O}') TO ('{day.AddDays(1):O}')"); // RFN209
    }
}

[Task]
public sealed partial record EventPartition(DateOnly Day)
{
    public async Task<int> Run([Service] NpgsqlConnection connection)
    {
        await new Partitions(connection).CreateAsync(Day);
        return Day.DayNumber;
    }
}
