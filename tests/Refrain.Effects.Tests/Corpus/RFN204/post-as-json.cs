// Each run posts the invoice again, and the receiver cannot know that it is the same one.
using System.Net.Http;
using System.Net.Http.Json;

public sealed record Invoice(long Number, string Customer, long Cents);

[Task]
public sealed partial record Invoiced(long Number, string Customer, long Cents)
{
    public async Task<Invoice> Run([Service] HttpClient http, CancellationToken cancellationToken)
    {
        var invoice = new Invoice(Number, Customer, Cents);
        using var response = await http.PostAsJsonAsync("https://billing.example.com/invoices", invoice, cancellationToken); // RFN204
        response.EnsureSuccessStatusCode();
        return invoice;
    }
}
