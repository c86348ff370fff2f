// What is ordinal though nothing says so, and what says that it is invariant.
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Xml;

public static class Cells
{
    public static string Of(string name, double value, DateTime at)
    {
        var text = new StringBuilder();
        if (name.Contains("..") || name.IndexOf(';') >= 0 || name.Equals("none") || name == "n/a")
            name = name.Replace("..", ".").Replace(';', ',').Trim();
        Span<char> number = stackalloc char[32];
        value.TryFormat(number, out var length, "R", CultureInfo.InvariantCulture);
        text.Append(name).Append(';').Append(number[..length]).Append(';').Append(XmlConvert.ToString(at, XmlDateTimeSerializationMode.Utc)).Append(';').Append(at.ToString("O"));
        return text.Append(CultureInfo.InvariantCulture, $";{value:F2}").ToString();
    }

    public static string Bytes(long value)
    {
        Span<byte> utf8 = stackalloc byte[20];
        return Utf8Formatter.TryFormat(value, utf8, out var written) ? Encoding.ASCII.GetString(utf8[..written]) : "";
    }
}

[Task]
public sealed partial record CellsOfNames(string File, DateTime At)
{
    [Requires] public FileSource Names => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> names)
    {
        var sorted = names.ToList();
        sorted.Sort(string.CompareOrdinal);
        foreach (var name in sorted.Where(name => !name.StartsWith('#') && !name.StartsWith("//", StringComparison.Ordinal)))
            yield return Cells.Of(name, name.Length / 3.0, At) + Cells.Bytes(name.Length) + Guid.Empty + true + DayOfWeek.Monday;
    }
}
