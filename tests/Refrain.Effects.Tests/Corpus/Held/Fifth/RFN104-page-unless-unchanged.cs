// A page is asked for with the version that was seen last; what comes is no declared input.
using System.Net;
using System.Net.Http.Headers;

public sealed class PageClient(HttpClient http)
{
    public async Task<string?> IfChangedAsync(string address, string etag, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{etag}\""));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token); // RFN104
        if (response.StatusCode == HttpStatusCode.NotModified)
            return null;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(token);
    }
}

[Task]
public sealed partial record Terms(string Address, string Seen)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken) =>
        await new PageClient(http).IfChangedAsync(Address, Seen, cancellationToken) ?? "";
}
