// Today's answer of a server is neither a parameter nor an input.
using System.Net.Http.Json;

public sealed record ExchangeRates(string Base, Dictionary<string, decimal> Rates);

[Task]
public sealed partial record RatesOf(string Currency, DateOnly Day)
{
    public async Task<ExchangeRates> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        var uri = new Uri($"https://rates.example.org/{Day:O}?base={Currency}");
        var rates = await http.GetFromJsonAsync<ExchangeRates>(uri, cancellationToken); // RFN104
        return rates ?? throw new InvalidDataException($"No rates of {Currency} for {Day:O}.");
    }
}
