// The verb is chosen where the request is made; it is sent by a base class.
using System.Net.Http.Json;

public abstract class ApiBase(HttpClient http)
{
    protected async Task SendAsync<TBody>(HttpMethod verb, string path, TBody body, CancellationToken token)
    {
        using var request = new HttpRequestMessage(verb, path) { Content = JsonContent.Create(body) };
        using var response = await http.SendAsync(request, token); // RFN204
        response.EnsureSuccessStatusCode();
    }
}

public sealed record Shipment(string Order, string Carrier);

public sealed class ShippingApi(HttpClient http) : ApiBase(http)
{
    public Task OrderAsync(Shipment shipment, CancellationToken token) => SendAsync(HttpMethod.Post, "/shipments", shipment, token);
}

[Task]
public sealed partial record OrderedShipment(string Order, string Carrier)
{
    public async Task<string> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        await new ShippingApi(http).OrderAsync(new(Order, Carrier), cancellationToken);
        return Order;
    }
}
