// The writer is opened with append: true on a shared file, so each attempt adds the day again.
using System.Globalization;
using System.Text;

public readonly record struct Reading(string Sensor, int Minute, double Value);

[Task]
public sealed partial record Readings(DateOnly Day)
{
    public IEnumerable<Reading> Run() => [new("a", 0, 1.5), new("a", 1, 1.75)];
}

[Task]
public sealed partial record ReadingsExported(DateOnly Day, string ExportFolder)
{
    [Requires] public Readings Readings => new(Day);

    public async Task<int> Run(IReadOnlyList<Reading> readings, CancellationToken cancellationToken)
    {
        var path = Path.Combine(ExportFolder, "readings.csv");
        var written = 0;
        await using var writer = new StreamWriter(path, append: true, Encoding.UTF8); // RFN201
        foreach (var reading in readings)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{reading.Sensor};{reading.Minute};{reading.Value}\n");
            await writer.WriteAsync(line.AsMemory(), cancellationToken);
            written++;
        }

        return written;
    }
}
