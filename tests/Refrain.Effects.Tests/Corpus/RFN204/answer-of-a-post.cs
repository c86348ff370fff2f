// The answer of the POST is read too: that is the same fault, not another one.
using System.Net.Http;
using System.Net.Http.Json;

public sealed record Shortened(string Code);

[Task]
public sealed partial record ShortLink(string Target)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        var body = JsonContent.Create(new { target = Target });
        using var response = await http.PostAsync("https://s.example.com/links", body, cancellationToken); // RFN204
        var link = await response.Content.ReadFromJsonAsync<Shortened>(cancellationToken);
        return link!.Code;
    }
}
