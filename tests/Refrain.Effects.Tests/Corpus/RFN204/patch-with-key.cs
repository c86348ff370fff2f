// A PATCH that carries a key of the parameters.
using System.Net.Http.Headers;
using System.Net.Http;
using System.Text;

public sealed class DeskClient(HttpClient http)
{
    public async Task<bool> PatchAsync(string path, string json, string key, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage
        {
            Method = HttpMethod.Patch,
            RequestUri = new Uri(path, UriKind.Relative),
            Headers = { { "Idempotency-Key", key } },
            Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/merge-patch+json")),
        };
        using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return true;
    }
}

[Task]
public sealed partial record Escalated(long Ticket, int Level)
{
    public Task<bool> Run([Service] DeskClient desk, CancellationToken cancellationToken) =>
        desk.PatchAsync($"tickets/{Ticket}", $$"""{"level":{{Level}}}""", $"escalate/{Ticket}/{Level}", cancellationToken);
}
