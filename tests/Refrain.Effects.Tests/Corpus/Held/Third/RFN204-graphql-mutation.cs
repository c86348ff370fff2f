// A mutation is sent as a POST of JSON.
using System.Net.Http.Json;

public sealed class GraphQl(HttpClient http)
{
    public async Task SendAsync(string query, object variables, CancellationToken token)
    {
        using var response = await http.PostAsJsonAsync("graphql", new { query, variables }, token); // RFN204
        response.EnsureSuccessStatusCode();
    }
}

[Task]
public sealed partial record TicketClosed(string Id)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        await new GraphQl(http).SendAsync("mutation($id: ID!) { close(id: $id) }", new { id = Id }, cancellationToken);
        return Id;
    }
}
