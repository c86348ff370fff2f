// What is fetched is declared as a source; the client of the same name in the project only makes addresses.
using System.Text.Json;
using System.Web;

public sealed class RatesClient
{
    public string Get(string currency) => Post("rates", ("base", currency));

    public string Post(string path, params (string Name, string Value)[] query) =>
        "https://rates.example.org/" + path + "?" + string.Join('&', query.Select(part => part.Name + "=" + HttpUtility.UrlEncode(part.Value)));
}

[Task]
public sealed partial record Rate(string From, string To)
{
    [Requires] public HttpSource Rates => new(new RatesClient().Get(From));

    public decimal Run(byte[] rates)
    {
        using var document = JsonDocument.Parse(rates);
        return document.RootElement.TryGetProperty(To, out var rate) ? rate.GetDecimal() : throw new KeyNotFoundException(To);
    }
}
