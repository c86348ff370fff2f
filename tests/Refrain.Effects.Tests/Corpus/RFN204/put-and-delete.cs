// PUT and DELETE say what is to be, however often they are sent.
using System.Net.Http;
using System.Net.Http.Json;

public sealed record Feature(string Name, bool On);

[Task]
public sealed partial record FeatureSet(string Service, string Name, string Replaced)
{
    public async Task<string> Run([Service] HttpClient flags, CancellationToken cancellationToken)
    {
        var address = new Uri($"https://flags.example.com/{Service}/{Name}");
        using (var put = await flags.PutAsJsonAsync(address, new Feature(Name, true), cancellationToken))
            put.EnsureSuccessStatusCode();
        using var delete = await flags.DeleteAsync(new Uri(address, Replaced), cancellationToken);
        delete.EnsureSuccessStatusCode();
        return Name;
    }
}
