// PATCH may be relative; without a key it is taken for that.
using System.Net.Http;
using System.Net.Http.Json;

public sealed record StockChange(int Delta);

[Task]
public sealed partial record StockCorrected(string Article, int Delta)
{
    public async Task<int> Run([Service] IHttpClientFactory clients)
    {
        var client = clients.Create("stock");
        await Correct(client);
        return Delta;
    }

    private async Task Correct(HttpClient client)
    {
        var response = await client.PatchAsJsonAsync($"articles/{Article}", new StockChange(Delta)); // RFN204
        response.EnsureSuccessStatusCode();
    }
}

public interface IHttpClientFactory
{
    HttpClient Create(string name);
}
