// A lookup and a dictionary by key, asked in the order of the input.
using System.Globalization;

[Task]
public sealed partial record OrderTotals(string Orders, string Prices)
{
    [Requires] public FileSource OrderLines => new(Orders);

    [Requires] public FileSource PriceLines => new(Prices);

    public IReadOnlyList<string> Run(IReadOnlyList<string> orderLines, IReadOnlyList<string> priceLines)
    {
        var prices = priceLines.Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => decimal.Parse(cells[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return [.. orderLines.Select(line => line.Split(',')).Where(cells => prices.ContainsKey(cells[1]))
            .Select(cells => string.Create(CultureInfo.InvariantCulture, $"{cells[0]},{prices[cells[1]] * int.Parse(cells[2], CultureInfo.InvariantCulture)}"))];
    }
}
