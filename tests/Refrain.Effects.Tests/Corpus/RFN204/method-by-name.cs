// new HttpMethod("POST") is a POST; the PUT above it is repeatable.
using System.Net.Http;
using System.Text.Json;

[Task]
public sealed partial record Indexed(string Index, int Shards)
{
    public int Run([Service] HttpClient elastic)
    {
        var settings = JsonSerializer.Serialize(new { settings = new { number_of_shards = Shards } });
        Send(elastic, HttpMethod.Put, $"{Index}", settings);

        using var refresh = new HttpRequestMessage(new HttpMethod("POST"), $"{Index}/_reindex");
        using var response = elastic.Send(refresh); // RFN204
        response.EnsureSuccessStatusCode();
        return Shards;
    }

    private static void Send(HttpClient client, HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body) };
        using var response = client.Send(request);
        response.EnsureSuccessStatusCode();
    }
}
