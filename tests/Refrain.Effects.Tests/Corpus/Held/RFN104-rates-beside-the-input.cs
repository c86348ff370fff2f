// The exchange rates lie in a folder that is only a parameter: nothing says when they change.
using System.Globalization;
using System.Text.Json;

public sealed record Payment(string Id, string Currency, decimal Amount);

public sealed record Settled(string Id, decimal Euros);

public sealed record Rate(string Currency, decimal Factor);

public interface IRepository<TKey, TItem>
    where TKey : notnull
{
    TItem Get(TKey key);
}

public sealed class JsonRepository<TItem>(string folder, Func<TItem, string> key) : IRepository<string, TItem>
{
    private readonly Dictionary<string, TItem> _items = new(StringComparer.Ordinal);

    public TItem Get(string name)
    {
        if (_items.Count == 0)
            Load();
        return _items[name];
    }

    private void Load()
    {
        using var stream = File.OpenRead($"{folder}/{typeof(TItem).Name}.json"); // RFN104
        foreach (var item in JsonSerializer.Deserialize<List<TItem>>(stream) ?? [])
            _items[key(item)] = item;
    }
}

[Task]
public sealed partial record Settlements(string Payments, string Tables)
{
    [Requires] public FileSource Booked => new(Payments);

    public IEnumerable<Settled> Run(IEnumerable<string> booked)
    {
        IRepository<string, Rate> rates = new JsonRepository<Rate>(Tables, rate => rate.Currency);
        foreach (var line in booked)
        {
            if (line.Split(';') is [var id, var currency, var amount])
                yield return Settle(new(id, currency, decimal.Parse(amount, CultureInfo.InvariantCulture)), rates);
        }
    }

    private static Settled Settle(Payment payment, IRepository<string, Rate> rates) =>
        payment.Currency == "EUR" ? new(payment.Id, payment.Amount) : new(payment.Id, decimal.Round(payment.Amount * rates.Get(payment.Currency).Factor, 2));
}
