// The same with a ToString that says which culture.
using System.Globalization;

public readonly record struct Price(decimal Value, string Currency)
{
    public override string ToString() => Value.ToString("0.00", CultureInfo.InvariantCulture) + " " + Currency;
}

public sealed record OrderLine(string Text, string Amount);

[Task]
public sealed partial record OrderLines(string File)
{
    [Requires] public FileSource Cents => new(File);

    public IEnumerable<OrderLine> Run(IEnumerable<string> cents)
    {
        foreach (var line in cents)
        {
            var cells = line.Split(',');
            var price = new Price(long.Parse(cells[1]) / 100m, "EUR");
            yield return new OrderLine(cells[0], $"{price} incl. tax");
        }
    }
}
