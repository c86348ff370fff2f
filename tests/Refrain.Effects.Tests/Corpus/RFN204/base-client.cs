// The base class sends what its subclass describes; one of the subclasses describes a POST.
using System.Net.Http;

public abstract class ApiCall(HttpClient http)
{
    protected abstract HttpRequestMessage Request();

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        using var request = Request();
        using var response = await http.SendAsync(request, cancellationToken); // RFN204
        response.EnsureSuccessStatusCode();
    }
}

public sealed class OpenAccount(HttpClient http, string owner) : ApiCall(http)
{
    protected override HttpRequestMessage Request() => new(HttpMethod.Post, "accounts") { Content = new StringContent(owner) };
}

[Task]
public sealed partial record AccountOpened(string Owner)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        await new OpenAccount(http, Owner).SendAsync(cancellationToken);
        return Owner;
    }
}
