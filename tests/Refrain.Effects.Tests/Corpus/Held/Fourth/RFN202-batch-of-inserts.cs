// The commands of a batch insert; the batch is one transaction, but a second run inserts the rows again.
using Npgsql;

public sealed record Measure(string Device, long At, int Value);

public sealed class MeasureStore(NpgsqlDataSource source)
{
    public async Task<int> SaveAsync(IReadOnlyCollection<Measure> measures, CancellationToken token)
    {
        await using var batch = source.CreateBatch();
        foreach (var measure in measures)
        {
            var command = new NpgsqlBatchCommand("INSERT INTO measure (device, at, value) VALUES ($1, $2, $3)");
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = measure.Device });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = measure.At });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = measure.Value });
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(token); // RFN202
    }
}

[Task]
public sealed partial record SavedMeasures(string File, string Device)
{
    [Requires] public FileSource Lines => new(File);

    public Task<int> Run(IReadOnlyList<string> lines, [Service] NpgsqlDataSource source, CancellationToken cancellationToken) =>
        new MeasureStore(source).SaveAsync([.. lines.Select((line, at) => new Measure(Device, at, int.Parse(line)))], cancellationToken);
}
