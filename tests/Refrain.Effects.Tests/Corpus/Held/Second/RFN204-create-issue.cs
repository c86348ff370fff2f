// A client of an API posts JSON; nothing tells the API that it has seen it.
using System.Net.Http.Json;

public sealed record NewIssue(string Title, string Body);

public sealed record CreatedIssue(long Number);

public sealed class Tracker(HttpClient http)
{
    public async Task<long> CreateAsync(NewIssue issue, CancellationToken token)
    {
        using var response = await http.PostAsJsonAsync("issues", issue, token); // RFN204
        response.EnsureSuccessStatusCode();
        var created = await response.Content.ReadFromJsonAsync<CreatedIssue>(token);
        return created?.Number ?? throw new InvalidDataException("The tracker gave no number.");
    }
}

[Task]
public sealed partial record IssueOf(string Title, string Body)
{
    public async Task<long> Run([Service] Tracker tracker, CancellationToken cancellationToken) =>
        await tracker.CreateAsync(new(Title, Body), cancellationToken);
}
