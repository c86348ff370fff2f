// The POST carries a key made of the parameters, the rest replaces or removes: sent twice is sent once.
using System.Net.Http.Json;

public sealed record Invoice(string Customer, int Month, long Cents);

public sealed class BillingClient(HttpClient http)
{
    public async Task CreateAsync(Invoice invoice, string key, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "invoices") { Content = JsonContent.Create(invoice) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token);
        response.EnsureSuccessStatusCode();
    }

    public async Task ReplaceAsync(Invoice invoice, CancellationToken token)
    {
        using var response = await http.PutAsJsonAsync($"drafts/{invoice.Customer}", invoice, token);
        response.EnsureSuccessStatusCode();
    }

    public async Task WithdrawAsync(string customer, CancellationToken token)
    {
        using var response = await http.DeleteAsync($"reminders/{customer}", token);
        response.EnsureSuccessStatusCode();
    }
}

[Task]
public sealed partial record BilledMonth(string Usage, string Tenant, int Month)
{
    [Requires] public FileSource Lines => new(Usage);

    public async Task<int> Run(IEnumerable<string> lines, [Service] HttpClient http, CancellationToken cancellationToken)
    {
        var billing = new BillingClient(http);
        var invoices = lines
            .Select(line => line.Split(','))
            .GroupBy(fields => fields[0], StringComparer.Ordinal)
            .Select(customer => new Invoice(customer.Key, Month, customer.Sum(fields => long.Parse(fields[1]))))
            .ToList();
        foreach (var invoice in invoices)
        {
            switch (invoice.Cents)
            {
                case 0:
                    await billing.WithdrawAsync(invoice.Customer, cancellationToken);
                    break;
                case < 100:
                    await billing.ReplaceAsync(invoice, cancellationToken);
                    break;
                default:
                    await billing.CreateAsync(invoice, $"{Tenant}/{Month}/{invoice.Customer}", cancellationToken);
                    break;
            }
        }

        return invoices.Count;
    }
}
