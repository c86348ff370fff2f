// A line that is no number is expected, and -1 is what the output says of it.
using System.Globalization;

public readonly record struct Checked(int Line, long Value, bool Valid);

[Task]
public sealed partial record CheckedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<Checked> Run(IEnumerable<string> lines) => lines.Select((line, i) => Check(line, i + 1));

    private static Checked Check(string line, int number)
    {
        try
        {
            return new(number, long.Parse(line, CultureInfo.InvariantCulture), true);
        }
        catch (FormatException)
        {
            return new(number, -1, false);
        }
    }
}
