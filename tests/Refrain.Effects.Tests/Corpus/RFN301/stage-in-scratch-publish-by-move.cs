// Everything is written in scratch; the published name appears by one move.
using System.Globalization;

public readonly record struct Point(double X, double Y);

[Task]
public sealed partial record Points(int Count)
{
    public IEnumerable<Point> Run() => Enumerable.Range(0, Count).Select(i => new Point(i, i / 2.0));
}

[Task, Requires<Points>]
public sealed partial record PointsPublished(int Count, string Target)
{
    public int Run(IEnumerable<Point> points, TaskContext context)
    {
        var staged = Stage(points, context.ScratchDirectory, out var written);
        File.Move(staged, Target, overwrite: true);
        return written;
    }

    private static string Stage(IEnumerable<Point> points, string folder, out int written)
    {
        var path = Path.Combine(folder, "points.csv");
        written = 0;
        using var writer = File.CreateText(path);
        foreach (var point in points)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{point.X:R},{point.Y:R}\n"));
            written++;
        }

        return path;
    }
}
