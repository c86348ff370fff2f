// A state is put, an old one deleted: both may come twice.
using System.Net;
using System.Net.Http.Json;

public sealed class States(HttpClient http)
{
    public async Task PutAsync(string id, object? state, CancellationToken token)
    {
        using var request = new HttpRequestMessage(state is null ? HttpMethod.Delete : HttpMethod.Put, "/states/" + Uri.EscapeDataString(id));
        if (state is not null)
            request.Content = JsonContent.Create(state);
        using var response = await http.SendAsync(request, token);
        if (response.StatusCode != HttpStatusCode.NotFound)
            response.EnsureSuccessStatusCode();
    }
}

[Task]
public sealed partial record StateOf(string Id, string? Name)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        var states = new States(http);
        await states.PutAsync(Id + "-old", null, cancellationToken);
        await states.PutAsync(Id, Name is null ? null : new { Name }, cancellationToken);
        return Id;
    }
}
