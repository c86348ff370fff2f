// Every number and date has its provider; integers and round-trip forms need none.
using System.Globalization;
using System.Text;

public sealed class InvariantWriter(StringBuilder text)
{
    public InvariantWriter Field(IFormattable value, string? format = null)
    {
        text.Append(value.ToString(format, CultureInfo.InvariantCulture)).Append('|');
        return this;
    }

    public InvariantWriter Field(string value)
    {
        text.Append(value.Replace("|", "\\|", StringComparison.Ordinal)).Append('|');
        return this;
    }

    public void End() => text.Append('\n');
}

[Task]
public sealed partial record Positions(string File)
{
    [Requires] public FileSource Lines => new(File);

    public string Run(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        var writer = new InvariantWriter(text);
        foreach (var (line, number) in lines.Select((line, number) => (line, number)))
        {
            var cells = line.Split(' ');
            var day = DateOnly.ParseExact(cells[0], "O", CultureInfo.InvariantCulture);
            var value = decimal.Parse(cells[1], NumberStyles.Number, CultureInfo.InvariantCulture);
            writer.Field(day, "yyyyMMdd").Field(value).Field($"{number}: {day:O} {cells.Length > 2}").Field(TimeSpan.FromSeconds(number), "c").End();
        }

        return text.Append(FormattableString.Invariant($"{lines.Count / 2.0:F1}\n")).ToString();
    }
}
