// Binary COPY goes straight into the table of facts.
using Npgsql;
using NpgsqlTypes;

public sealed record Reading(int Sensor, long Micros, double Value);

public sealed class ReadingCopy(NpgsqlConnection connection)
{
    public async Task<ulong> WriteAsync(IAsyncEnumerable<Reading> readings, CancellationToken token)
    {
        await using var import = await connection.BeginBinaryImportAsync("COPY reading (sensor, micros, value) FROM STDIN (FORMAT BINARY)", token); // RFN202
        await foreach (var reading in readings.WithCancellation(token))
        {
            await import.StartRowAsync(token);
            await import.WriteAsync(reading.Sensor, NpgsqlDbType.Integer, token);
            await import.WriteAsync(reading.Micros, NpgsqlDbType.Bigint, token);
            await import.WriteAsync(reading.Value, NpgsqlDbType.Double, token);
        }

        return await import.CompleteAsync(token);
    }
}

[Task]
public sealed partial record StoredReadings(string File, int Sensor)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<long> Run(IAsyncEnumerable<string> lines, [Service] NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return (long)await new ReadingCopy(connection).WriteAsync(Read(lines), cancellationToken);
    }

    private async IAsyncEnumerable<Reading> Read(IAsyncEnumerable<string> lines)
    {
        await foreach (var line in lines)
        {
            var cells = line.Split(',');
            yield return new(Sensor, long.Parse(cells[0]), double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
