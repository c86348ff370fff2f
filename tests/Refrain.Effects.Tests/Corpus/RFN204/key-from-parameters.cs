// The key is made of the parameters: the second request is recognised as the first.
using System.Net.Http;
using System.Net.Http.Json;

[Task]
public sealed partial record Charge(long Order, long Cents)
{
    private string IdempotencyKey => $"charge-{Order}-{Cents}";

    public async Task<long> Run([Service] HttpClient payments, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "charges");
        request.Headers.Add("Idempotency-Key", IdempotencyKey);
        request.Content = JsonContent.Create(new { order = Order, cents = Cents });
        using var response = await payments.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return Cents;
    }
}
