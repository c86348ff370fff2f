using System.Globalization;
using Refrain;

/// <summary>An order as the warehouse has it.</summary>
public sealed record Order(string OrderId, DateOnly Day, string? Customer, string Country, decimal Amount);

/// <summary>The orders of a day: each once, without those whose amount is no number.</summary>
[Task]
public sealed partial record CleanOrders(DateOnly Day, Export Export)
{
    /// <summary>The day's file, if there are files.</summary>
    [Requires] public FileSource? File => Export.FileOf(Day) is { } path ? new(path) : null;

    /// <summary>Cleans line by line; the ids alone are held.</summary>
    public IEnumerable<Order> Run([Delimited(',', Quoted = true)] IEnumerable<ExportLine>? file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in file ?? MadeExport.Of(Day, Export.Orders))
        {
            if (decimal.TryParse(line.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && seen.Add(line.Order))
                yield return new Order(line.Order, Day, line.Customer, line.Country?.Trim().ToUpperInvariant() ?? "??", amount);
        }
    }
}
