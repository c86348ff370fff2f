// A typed client asks a service for the rate of the day.
using System.Globalization;
using System.Net.Http.Json;

public sealed record Rate(string Currency, decimal Value);

public interface IRates
{
    Task<Rate> GetAsync(string currency, DateOnly day, CancellationToken token);
}

public sealed class HttpRates(HttpClient http) : IRates
{
    public async Task<Rate> GetAsync(string currency, DateOnly day, CancellationToken token)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"rates/{currency}?day={day:yyyy-MM-dd}");
        return await http.GetFromJsonAsync<Rate>(address, token) ?? throw new InvalidDataException($"No rate for {currency}."); // RFN104
    }
}

[Task]
public sealed partial record InEuro(string Currency, long Cents, DateOnly Day)
{
    public async Task<long> Run([Service] IRates rates, CancellationToken cancellationToken)
    {
        var rate = await rates.GetAsync(Currency, Day, cancellationToken);
        return (long)Math.Round(Cents / rate.Value, MidpointRounding.ToEven);
    }
}
