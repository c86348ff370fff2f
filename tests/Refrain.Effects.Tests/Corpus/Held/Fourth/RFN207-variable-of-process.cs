// A library is told its folder through a variable of the process, which every task shares.
public static class Geo
{
    public static string[] Project(string folder, string[] cells)
    {
        Environment.SetEnvironmentVariable("PROJ_DATA", folder); // RFN207
        return [cells[1], cells[0]];
    }
}

[Task]
public sealed partial record Projected(string File, string Grids)
{
    [Requires] public FileSource Points => new(File);

    public IEnumerable<string> Run(IEnumerable<string> points) => points.Select(point => string.Join(' ', Geo.Project(Grids, point.Split(' '))));
}
