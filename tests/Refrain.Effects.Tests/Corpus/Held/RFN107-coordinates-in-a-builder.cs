// Coordinates go into a text builder one by one: under a comma culture the geometry cannot be read.
using System.Globalization;
using System.Text;

public sealed record Feature(string Id, string Geometry);

public readonly record struct Coordinate(double X, double Y);

public abstract record Shape
{
    public sealed record Dot(Coordinate At) : Shape;

    public sealed record Path(IReadOnlyList<Coordinate> Points, bool Closed) : Shape;
}

public sealed class GeometryText
{
    private readonly StringBuilder _text = new();

    public string Of(Shape shape)
    {
        _text.Clear();
        switch (shape)
        {
            case Shape.Dot(var at):
                _text.Append("POINT (");
                Add(at);
                _text.Append(')');
                break;
            case Shape.Path { Closed: var closed, Points: var points }:
                _text.Append(closed ? "POLYGON ((" : "LINESTRING (");
                for (var i = 0; i < points.Count; i++)
                {
                    if (i > 0)
                        _text.Append(", ");
                    Add(points[i]);
                }

                _text.Append(closed ? "))" : ")");
                break;
        }

        return _text.ToString();
    }

    private void Add(Coordinate at)
    {
        _text.Append(at.X); // RFN107
        _text.Append(' ');
        _text.Append(at.Y.ToString("R", CultureInfo.InvariantCulture));
    }
}

[Task]
public sealed partial record Geometries(string File)
{
    [Requires] public FileSource Tracks => new(File);

    public IEnumerable<Feature> Run(IEnumerable<string> tracks)
    {
        var writer = new GeometryText();
        foreach (var line in tracks)
        {
            var fields = line.Split(' ');
            var points = fields.Skip(1).Chunk(2).Select(pair => new Coordinate(Parse(pair[0]), Parse(pair[1]))).ToList();
            yield return new(fields[0], writer.Of(points.Count == 1 ? new Shape.Dot(points[0]) : new Shape.Path(points, points[0] == points[^1])));
        }
    }

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
