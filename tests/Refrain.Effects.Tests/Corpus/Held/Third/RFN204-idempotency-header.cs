// A payment with a key that is made of the parameters.
using System.Net.Http.Json;

[Task]
public sealed partial record Payment(string Invoice, int Cents)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "payments") { Content = JsonContent.Create(new { Invoice, Cents }) };
        request.Headers.Add("Idempotency-Key", $"payment-{Invoice}");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return Invoice;
    }
}
