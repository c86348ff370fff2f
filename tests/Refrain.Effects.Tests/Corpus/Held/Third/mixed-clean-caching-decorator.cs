// A decorator remembers what the inner object has answered, in an object of the run.
public interface IRates
{
    decimal Of(string currency);
}

public sealed class TableRates(IReadOnlyDictionary<string, decimal> table) : IRates
{
    public decimal Of(string currency) => table[currency];
}

public sealed class CachedRates(IRates inner) : IRates
{
    private readonly Dictionary<string, decimal> _known = new(StringComparer.Ordinal);

    public decimal Of(string currency)
    {
        if (!_known.TryGetValue(currency, out var rate))
            _known[currency] = rate = inner.Of(currency);
        return rate;
    }
}

[Task]
public sealed partial record Converted(string File, decimal Amount)
{
    [Requires] public FileSource Currencies => new(File);

    public decimal Run(IReadOnlyList<string> currencies)
    {
        IRates rates = new CachedRates(new TableRates(new Dictionary<string, decimal> { ["EUR"] = 1.0m, ["USD"] = 1.1m }));
        return currencies.Sum(currency => rates.Of(currency) * Amount);
    }
}
