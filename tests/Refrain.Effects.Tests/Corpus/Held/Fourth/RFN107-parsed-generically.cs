// Numbers of any type are parsed by their static members, with the provider that the reader holds.
using System.Globalization;

public sealed class NumberReader<T>(IFormatProvider provider)
    where T : struct, ISpanParsable<T>, IFormattable
{
    public IEnumerable<T> Read(string line)
    {
        foreach (var cell in line.Split(','))
        {
            if (T.TryParse(cell.AsSpan().Trim(), provider, out var value))
                yield return value;
        }
    }

    public string Write(T value) => value.ToString(null, provider);
}

[Task]
public sealed partial record LargestOfLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines)
    {
        var (doubles, dates) = (new NumberReader<double>(CultureInfo.InvariantCulture), new NumberReader<DateOnly>(CultureInfo.GetCultureInfo("en-GB")));
        foreach (var line in lines)
            yield return doubles.Write(doubles.Read(line).DefaultIfEmpty().Max()) + " " + dates.Write(dates.Read(line).FirstOrDefault());
    }
}
