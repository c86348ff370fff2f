// Strings are ordered as the machine's culture orders them.
public sealed record City(string Name, int People);

[Task]
public sealed partial record Cities(string File)
{
    [Requires] public FileSource Lines => new(File);

    public List<City> Run(IReadOnlyList<string> lines)
    {
        var cities = lines.Select(line => line.Split('|')).Select(cells => new City(cells[0], int.Parse(cells[1]))).ToList();
        var bySize = cities.OrderByDescending(city => city.People).ThenBy(city => city.Name, StringComparer.Ordinal).Take(3);
        var byName = cities.OrderBy(city => city.Name); // RFN107
        return [.. bySize, .. byName];
    }
}
