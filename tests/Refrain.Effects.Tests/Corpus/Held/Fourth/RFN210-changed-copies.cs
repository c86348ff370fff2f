// Copies of all kinds are changed: an array, a record by with, a list of a builder; the input stays.
using System.Collections.Immutable;

public sealed record Reading(string Sensor, int Value);

[Task]
public sealed partial record Readings(string Text)
{
    public List<Reading> Run() => [.. Text.Split(' ').Select(word => new Reading(word, word.Length))];
}

[Task]
public sealed partial record Smoothed(string Text)
{
    [Requires] public Readings Readings => new(Text);

    public IReadOnlyList<Reading> Run(List<Reading> readings)
    {
        var values = readings.ConvertAll(reading => reading.Value);
        for (var at = 1; at < values.Count; at++)
            values[at] = (values[at - 1] + values[at]) / 2;
        var array = readings.ToArray();
        Array.Sort(array, (left, right) => string.CompareOrdinal(left.Sensor, right.Sensor));
        array[0] = array[0] with { Value = values[0] };
        var builder = ImmutableArray.CreateBuilder<Reading>();
        builder.AddRange(readings);
        builder.Reverse();
        readings = [.. array, .. builder];
        readings.RemoveAt(0);
        return readings;
    }
}
