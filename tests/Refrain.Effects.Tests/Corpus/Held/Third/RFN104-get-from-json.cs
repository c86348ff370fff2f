// Prices are asked from a service.
using System.Net.Http.Json;

public sealed record Price(string Sku, int Cents);

public sealed class PriceClient(HttpClient http)
{
    public async Task<int> CentsOf(string sku, CancellationToken token)
    {
        var price = await http.GetFromJsonAsync<Price>($"prices/{Uri.EscapeDataString(sku)}", token); // RFN104
        return price?.Cents ?? 0;
    }
}

[Task]
public sealed partial record PriceOf(string Sku)
{
    public Task<int> Run([Service] HttpClient http, CancellationToken cancellationToken) => new PriceClient(http).CentsOf(Sku, cancellationToken);
}
