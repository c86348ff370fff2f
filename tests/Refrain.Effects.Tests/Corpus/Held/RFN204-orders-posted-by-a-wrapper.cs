// A wrapper with retries sends what a fluent request describes: a POST without any key that tells the second from the first.
using System.Globalization;
using System.Text;
using System.Text.Json;

public sealed record Refund(string Payment, long Cents);

public sealed class ApiRequest
{
    private readonly HttpRequestMessage _message;

    private ApiRequest(HttpMethod method, string path) => _message = new(method, new Uri(path, UriKind.Relative));

    public static ApiRequest Create(string path) => new(HttpMethod.Post, path);

    public static ApiRequest Replace(string path) => new(HttpMethod.Put, path);

    public ApiRequest Header(string name, string value)
    {
        _message.Headers.TryAddWithoutValidation(name, value);
        return this;
    }

    public HttpRequestMessage With<T>(T body)
    {
        _message.Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        return _message;
    }
}

public sealed class PaymentsApi(HttpClient http, int attempts)
{
    public async Task RefundAsync(Refund refund, CancellationToken token) =>
        await SendAsync(() => ApiRequest.Create($"payments/{refund.Payment}/refunds").Header("Accept", "application/json").With(refund), token);

    private async Task SendAsync(Func<HttpRequestMessage> make, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = make();
            using var response = await http.SendAsync(request, token); // RFN204
            if (response.IsSuccessStatusCode)
                return;
            if (attempt == attempts)
                throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{request.RequestUri} answered {(int)response.StatusCode} {attempt} times."));
            await Task.Delay(TimeSpan.FromSeconds(attempt), token);
        }
    }
}

[Task]
public sealed partial record SentRefunds(string File)
{
    [Requires] public FileSource Refunds => new(File);

    public async Task<int> Run(IReadOnlyList<string> refunds, [Service] HttpClient http, CancellationToken cancellationToken)
    {
        var api = new PaymentsApi(http, attempts: 3);
        foreach (var line in refunds)
        {
            var (payment, cents) = line.Split(';') is [var id, var amount] ? (id, long.Parse(amount)) : throw new FormatException($"'{line}' is no refund.");
            await api.RefundAsync(new(payment, cents), cancellationToken);
        }

        return refunds.Count;
    }
}
