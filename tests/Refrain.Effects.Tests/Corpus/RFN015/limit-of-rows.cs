// The parameter is said not to matter, and cuts the output off.
public sealed record Ranked(string Name, int Points);

[Task]
public sealed partial record TopNames(
    string File,
    [property: Insignificant] int Limit = 100) // RFN015
{
    [Requires] public FileSource Points => new(File);

    public IEnumerable<Ranked> Run(IEnumerable<string> points) => points
        .Select(line => line.Split(';'))
        .Select(cells => new Ranked(cells[0], int.Parse(cells[1])))
        .OrderByDescending(ranked => ranked.Points)
        .ThenBy(ranked => ranked.Name, StringComparer.Ordinal)
        .Take(Limit);
}
