// A new entity is added to a table of the cloud, where the same would be there already; its twin puts it.
using Azure.Data.Tables;

public sealed class Readings(TableClient table)
{
    public Task AddAsync(string meter, int hour, long value, CancellationToken token) => table.AddEntityAsync(Of(meter, hour, value), token); // RFN202

    public Task PutAsync(string meter, int hour, long value, CancellationToken token) => table.UpsertEntityAsync(Of(meter, hour, value), TableUpdateMode.Replace, token);

    private static TableEntity Of(string meter, int hour, long value) =>
        new(meter, hour.ToString("d6", System.Globalization.CultureInfo.InvariantCulture)) { ["value"] = value };
}

[Task]
public sealed partial record Meter(string Name, long Value)
{
    public async Task<string> Run([Service] TableClient table, CancellationToken cancellationToken)
    {
        await new Readings(table).PutAsync(Name, 0, Value, cancellationToken);
        return Name;
    }
}

[Task]
public sealed partial record MeterOnce(string Name, long Value)
{
    public async Task<string> Run([Service] TableClient table, CancellationToken cancellationToken)
    {
        await new Readings(table).AddAsync(Name, 0, Value, cancellationToken);
        return Name;
    }
}
