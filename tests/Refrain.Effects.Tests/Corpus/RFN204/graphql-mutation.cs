// Two POSTs, the first with a key of the parameters; the second forgets it.
using System.Net.Http;
using System.Net.Http.Json;

[Task]
public sealed partial record Shipment(long Order, string Street)
{
    public async Task<long> Run([Service] HttpClient shop, CancellationToken cancellationToken)
    {
        using (var booking = new HttpRequestMessage(HttpMethod.Post, "bookings") { Content = JsonContent.Create(new { Order, Street }) })
        {
            booking.Headers.Add("Idempotency-Key", $"booking-{Order}");
            using var booked = await shop.SendAsync(booking, cancellationToken);
            booked.EnsureSuccessStatusCode();
        }

        var mutation = new { query = "mutation($id: ID!) { labelCreate(order: $id) { id } }", variables = new { id = Order } };
        using var labelled = await shop.PostAsync("graphql", JsonContent.Create(mutation), cancellationToken); // RFN204
        labelled.EnsureSuccessStatusCode();
        return Order;
    }
}
