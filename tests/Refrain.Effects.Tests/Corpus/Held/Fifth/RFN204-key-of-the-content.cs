// Each payment has a key made of what is paid; documents are put if they are as they were, and deleted.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

public static class HeaderNames
{
    public const string Key = "Idempotency-Key";
}

public sealed record Payment(string Invoice, long Cents);

public sealed class Payments(HttpClient http)
{
    public async Task PayAsync(Payment payment, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "payments") { Content = JsonContent.Create(payment) };
        request.Headers.Add(HeaderNames.Key, KeyOf(payment));
        using var response = await http.SendAsync(request, token);
        response.EnsureSuccessStatusCode();
    }

    public async Task ReplaceAsync(string invoice, byte[] document, string version, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"invoices/{invoice}") { Content = new ByteArrayContent(document) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
        using var response = await http.SendAsync(request, token);
        response.EnsureSuccessStatusCode();
        using var gone = await http.DeleteAsync($"drafts/{invoice}", token);
    }

    private static string KeyOf(Payment payment)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{payment.Invoice}|{payment.Cents}"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}

[Task]
public sealed partial record Paid(string Invoice, long Cents, string Version)
{
    [Requires] public FileSource Document => new($"invoices/{Invoice}.pdf");

    public async Task<string> Run(byte[] document, [Service] HttpClient http, CancellationToken cancellationToken)
    {
        var payments = new Payments(http);
        await payments.PayAsync(new(Invoice, Cents), cancellationToken);
        await payments.ReplaceAsync(Invoice, document, Version, cancellationToken);
        return Invoice;
    }
}
