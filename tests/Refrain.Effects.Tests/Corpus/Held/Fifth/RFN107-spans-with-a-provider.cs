// Fields are cut out as spans and parsed with the invariant culture, through a generic helper; what is written says its culture, or has none.
using System.Globalization;
using System.Xml;

public static class Fields
{
    public static T Next<T>(ref ReadOnlySpan<char> rest)
        where T : ISpanParsable<T>
    {
        var end = rest.IndexOf('|');
        var field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return T.Parse(field, CultureInfo.InvariantCulture);
    }
}

[Task]
public sealed partial record Cleaned(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            ReadOnlySpan<char> rest = line;
            var (id, day, price, ratio) = (Fields.Next<Guid>(ref rest), Fields.Next<DateOnly>(ref rest), Fields.Next<decimal>(ref rest), Fields.Next<double>(ref rest));
            var place = line.IndexOf("--", StringComparison.Ordinal);
            var name = line.Contains("vip") ? line.ToUpperInvariant() : line.Replace("--", "-");
            yield return FormattableString.Invariant($"{id:N};{day:yyyyMMdd};{price:0.00}");
            yield return string.Create(CultureInfo.InvariantCulture, $"{ratio:P1} {name}");
            yield return $"{place} {id} {day:O} {XmlConvert.ToString(ratio)} {Enum.Parse<DayOfWeek>("Monday")} {TimeSpan.FromTicks(place):c}";
        }
    }
}
