// PATCH with a key that is made anew for each attempt.
using System.Net.Http.Headers;
using System.Text;

public sealed class Devices(HttpClient http)
{
    public async Task RenameAsync(string device, string name, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"devices/{device}")
        {
            Content = new StringContent($"{{\"name\":\"{name}\"}}", Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString()); // RFN102
        using var response = await http.SendAsync(request, token); // RFN204
        response.EnsureSuccessStatusCode();
    }
}

[Task]
public sealed partial record Renamed(string Device, string Name)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        await new Devices(http).RenameAsync(Device, Name, cancellationToken);
        return Name;
    }
}
