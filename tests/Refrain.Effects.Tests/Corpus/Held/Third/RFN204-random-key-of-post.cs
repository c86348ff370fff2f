// A POST with a key that is new each time.
using System.Net.Http.Json;

[Task]
public sealed partial record Shipped(string Parcel)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "shipments") { Content = JsonContent.Create(new { Parcel }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N")); // RFN102
        using var response = await http.SendAsync(request, cancellationToken); // RFN204
        response.EnsureSuccessStatusCode();
        return Parcel;
    }
}
