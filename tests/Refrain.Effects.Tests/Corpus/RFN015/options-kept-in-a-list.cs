// Options are kept in a list and in an array, with two settings each; the one that rounds is seen in the output, the size of a buffer isn't.
using System.Globalization;
using System.Text;

public sealed class ColumnOptions
{
    public required string Name { get; init; }

    public int Digits { get; init; }

    public int BufferSize { get; init; }
}

[Task]
public sealed partial record Columns(
    string File,
    [property: Insignificant] int BufferSize = 4096,
    [property: Insignificant] int Digits = 2) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        var columns = new List<ColumnOptions>();
        foreach (var name in lines[0].Split(','))
            columns.Add(new ColumnOptions { Name = name, Digits = Digits, BufferSize = BufferSize });
        foreach (var column in columns)
        {
            var text = new StringBuilder(column.BufferSize);
            foreach (var line in lines.Skip(1))
                text.Append(Math.Round(double.Parse(line, CultureInfo.InvariantCulture), column.Digits).ToString(CultureInfo.InvariantCulture)).Append(' ');
            yield return column.Name + text;
        }
    }
}

public sealed record Scale(int Decimals, int Buffer);

[Task]
public sealed partial record Means(
    string File,
    [property: Insignificant] int Buffer = 4096,
    [property: Insignificant] int Decimals = 2) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IReadOnlyList<string> lines)
    {
        Scale[] scales = [new Scale(Decimals, Buffer), new Scale(Decimals + 3, Buffer)];
        foreach (var scale in scales.Where(scale => scale.Decimals > 0))
        {
            var text = new StringBuilder(scale.Buffer);
            text.Append(Math.Round(lines.Count / 7.0, scale.Decimals).ToString(CultureInfo.InvariantCulture));
            yield return text.ToString();
        }
    }
}
