// The rate is a parameter with a default; nothing of the machine is asked.
using System.Globalization;

public sealed record Taxed(string Sku, decimal Net, decimal Gross);

[Task]
public sealed partial record TaxedPrices(string File, decimal Rate = 0.19m)
{
    [Requires] public FileSource Prices => new(File);

    public IEnumerable<Taxed> Run(IEnumerable<string> prices) =>
        from line in prices
        let cells = line.Split(',')
        let net = decimal.Parse(cells[1], CultureInfo.InvariantCulture)
        select new Taxed(cells[0], net, net * Environment(Rate));

    // A method of that name is no property of the machine.
    private static decimal Environment(decimal rate) => 1 + rate;
}
