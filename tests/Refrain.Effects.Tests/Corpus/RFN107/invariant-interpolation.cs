// Interpolation through string.Create and FormattableString with the invariant culture; text, integers and round-trip dates without.
using System.Globalization;
using System.Text;

public readonly record struct Fill([property: Column("day")] DateOnly Day, [property: Column("litres")] decimal Litres, [property: Column("car")] string Car);

[Task]
public sealed partial record FillReport(string File)
{
    [Requires] public FileSource Fills => new(File);

    public string Run([Delimited(',')] IEnumerable<Fill> fills)
    {
        var text = new StringBuilder();
        var (rows, sum) = (0, 0m);
        foreach (var (day, litres, car) in fills)
        {
            rows++;
            sum += litres;
            text.Append(CultureInfo.InvariantCulture, $"{car,-12}|{litres,8:F1}").Append($"|{day:O}|{rows}\n");
        }

        text.Append(string.Create(CultureInfo.InvariantCulture, $"total {sum:F1}\n"));
        text.Append(FormattableString.Invariant($"mean {sum / Math.Max(rows, 1):F2}\n"));
        return text.ToString();
    }
}
