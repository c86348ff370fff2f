// Whatever goes wrong with the rows, the result is an empty list that looks like a good one.
using System.Globalization;

public readonly record struct Trade(int Id, long Cents);

[Task]
public sealed partial record Trades(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Trade> Run(IReadOnlyList<string> lines)
    {
        try
        {
            return lines.Select(Parse).ToList();
        }
        catch (Exception) // RFN304
        {
            return [];
        }
    }

    private static Trade Parse(string line)
    {
        var parts = line.Split(';');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
