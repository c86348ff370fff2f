// JSON is written straight to its final place.
using System.Text.Json;

public static class JsonFiles
{
    public static async Task SaveAsync<T>(string path, T value, CancellationToken token)
    {
        await using var stream = File.Create(path); // RFN301
        await JsonSerializer.SerializeAsync(stream, value, cancellationToken: token);
    }
}

[Task]
public sealed partial record Saved(string Name)
{
    public async Task<string> Run(CancellationToken cancellationToken)
    {
        await JsonFiles.SaveAsync($"/srv/state/{Name}.json", new { Name }, cancellationToken);
        return Name;
    }
}
