// A cell that is no number counts as zero, as the specification of the file says.
using System.Globalization;

[Task]
public sealed partial record CellSum(string File)
{
    [Requires] public FileSource Cells => new(File);

    public long Run(IReadOnlyList<string> cells) => cells.Sum(Value);

    private static long Value(string cell)
    {
        try
        {
            return long.Parse(cell, CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            return 0;
        }
    }
}
