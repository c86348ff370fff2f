// Options, a registry of readers made when its type is, a builder and explicit implementations: all of it from the parameters.
using System.Collections.Frozen;
using System.Globalization;

public interface IFormat
{
    IEnumerable<string[]> Rows(IEnumerable<string> lines);
}

public sealed class Separated(char separator) : IFormat
{
    IEnumerable<string[]> IFormat.Rows(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            yield return line.Split(separator, StringSplitOptions.TrimEntries);
    }
}

public sealed class FixedWidth(params int[] widths) : IFormat
{
    IEnumerable<string[]> IFormat.Rows(IEnumerable<string> lines) => lines.Select(line =>
    {
        var at = 0;
        return widths.Select(width => line.Substring(at, width) is var cell && (at += width) > 0 ? cell : "").ToArray();
    });
}

public static class Formats
{
    private static readonly FrozenDictionary<string, IFormat> s_all;

    static Formats()
    {
        var all = new Dictionary<string, IFormat>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, separator) in new[] { ("csv", ','), ("tsv", '\t'), ("psv", '|') })
            all.Add(name, new Separated(separator));
        all["fixed"] = new FixedWidth(8, 8, 20);
        s_all = all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public static IFormat Of(string name) => s_all.TryGetValue(name, out var format) ? format : throw new ArgumentOutOfRangeException(nameof(name), name, null);
}

public sealed class ReadOptions
{
    public string Format { get; set; } = "csv";

    public int Column { get; set; }

    public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;
}

[Task]
public sealed partial record ColumnSum(string File, string Format, int Column)
{
    [Requires] public FileSource Lines => new(File);

    public decimal Run(IEnumerable<string> lines)
    {
        var options = Configure(options => (options.Format, options.Column) = (Format, Column));
        return Formats.Of(options.Format).Rows(lines).Sum(row => decimal.Parse(row[options.Column], options.Culture));
    }

    private static ReadOptions Configure(Action<ReadOptions> configure)
    {
        var options = new ReadOptions();
        configure(options);
        return options;
    }
}
