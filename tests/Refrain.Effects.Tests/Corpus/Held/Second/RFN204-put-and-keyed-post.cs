// PUT of a whole resource, and a POST whose key is made from the parameters.
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

public sealed record Contact(string Mail, string Name);

public sealed class Crm(HttpClient http)
{
    public async Task ReplaceAsync(string id, Contact contact, CancellationToken token)
    {
        using var response = await http.PutAsJsonAsync($"contacts/{id}", contact, token);
        response.EnsureSuccessStatusCode();
    }

    public async Task WelcomeAsync(string id, string key, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"contacts/{id}/welcome") { Content = JsonContent.Create(new { template = "welcome" }) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request, token);
        response.EnsureSuccessStatusCode();
    }
}

[Task]
public sealed partial record Welcomed(string Id, string Mail, string Name)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        var crm = new Crm(http);
        await crm.ReplaceAsync(Id, new(Mail, Name), cancellationToken);
        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"welcome:{Id}:{Mail}")));
        await crm.WelcomeAsync(Id, key, cancellationToken);
        return key;
    }
}
