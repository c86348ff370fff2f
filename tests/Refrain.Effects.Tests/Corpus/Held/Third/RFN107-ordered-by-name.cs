// Rows are ordered by a text with the culture's comparer.
public sealed record City(string Name, int Inhabitants);

[Task]
public sealed partial record Cities(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<City> Run(IReadOnlyList<string> lines) =>
        [.. lines.Select(line => line.Split(';')).Select(cells => new City(cells[0], cells[1].Length)).OrderByDescending(city => city.Inhabitants).ThenBy(city => city.Name)]; // RFN107
}
