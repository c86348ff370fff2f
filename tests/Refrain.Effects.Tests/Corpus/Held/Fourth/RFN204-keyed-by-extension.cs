// A request that is posted has a key of the parameters, put on by a fluent extension.
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

public static class Requests
{
    public static HttpRequestMessage Keyed(this HttpRequestMessage request, params string[] parts)
    {
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return request;
    }
}

[Task]
public sealed partial record ChargedOrder(string Order, long Cents)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/charges") { Content = JsonContent.Create(new { Order, Cents }) }.Keyed(Order, "charge");
        using var response = await http.SendAsync(request, cancellationToken);
        return response.EnsureSuccessStatusCode().StatusCode.ToString();
    }
}
