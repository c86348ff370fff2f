// Whether bad rows are left out is decided by a parameter that is not in the key.
public sealed record Reading(string Sensor, int Value);

[Task]
public sealed partial record Readings(
    string File,
    [property: Insignificant] bool SkipNegative = true, // RFN015
    [property: Insignificant] int Capacity = 1_024)
{
    [Requires] public FileSource Lines => new(File);

    public List<Reading> Run(IEnumerable<string> lines)
    {
        var rows = new List<Reading>(Capacity);
        foreach (var line in lines)
        {
            var cells = line.Split(' ');
            var value = int.Parse(cells[1]);
            if (SkipNegative && value < 0)
                continue;
            rows.Add(new Reading(cells[0], value));
        }

        return rows;
    }
}
