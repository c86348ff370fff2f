// There is a key, but a new one at each attempt: the server sees different requests.
using System.Net.Http;
using System.Text;

[Task]
public sealed partial record Payout(long Seller, long Cents)
{
    public async Task<long> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"https://pay.example.com/sellers/{Seller}/payouts");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString()); // RFN102
        request.Content = new StringContent($$"""{"cents":{{Cents}}}""", Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, cancellationToken); // RFN204
        response.EnsureSuccessStatusCode();
        return Cents;
    }
}
