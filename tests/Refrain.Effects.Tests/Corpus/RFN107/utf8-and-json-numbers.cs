// Numbers go through writers that know no culture: JSON, UTF-8 formatters, XML conversion.
using System.Buffers.Text;
using System.Text.Json;
using System.Xml;

public readonly record struct Point([property: Column("x")] double X, [property: Column("y")] double Y);

[Task]
public sealed partial record PointFile(string File)
{
    [Requires] public FileSource Points => new(File);

    public void Run([Delimited(',')] IEnumerable<Point> points, OutputFile json)
    {
        using var stream = json.OpenWrite();
        using var writer = new Utf8JsonWriter(stream);
        Span<byte> digits = stackalloc byte[32];
        writer.WriteStartArray();
        foreach (var (x, y) in points)
        {
            writer.WriteStartObject();
            writer.WriteNumber("x", x);
            writer.WriteString("y", XmlConvert.ToString(y));
            if (Utf8Formatter.TryFormat(x * y, digits, out var written))
                writer.WriteString("area", digits[..written]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
