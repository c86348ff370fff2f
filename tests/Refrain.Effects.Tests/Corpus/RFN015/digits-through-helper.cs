// The precision goes into a helper of another file and comes back in every row.
using System.Globalization;

public sealed record Rounded(string Key, decimal Value);

[Task]
public sealed partial record RoundedValues(string File)
{
    [Insignificant] public int Digits { get; init; } = 2; // RFN015

    [Requires] public FileSource Values => new(File);

    public IEnumerable<Rounded> Run(IEnumerable<string> values)
    {
        var rounding = new Rounding(Digits);
        foreach (var line in values)
        {
            var cells = line.Split('=');
            yield return new Rounded(cells[0], rounding.Of(decimal.Parse(cells[1], CultureInfo.InvariantCulture)));
        }
    }
}
//// File: Rounding.cs
public sealed class Rounding(int digits)
{
    public decimal Of(decimal value) => decimal.Round(value, digits, MidpointRounding.ToEven);
}
