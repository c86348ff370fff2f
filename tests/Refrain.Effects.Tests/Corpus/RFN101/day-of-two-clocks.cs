// Two tasks of a file, each with the local time in its rows; the third is told the time.
using System.Text.Json.Nodes;

public sealed record Header(string Batch, int Hour);

[Task]
public sealed partial record BatchHeader(string Batch)
{
    public Header Run() => new(Batch, DateTime.Now.Hour); // RFN101
}

[Task]
public sealed partial record BatchManifest(string Batch)
{
    public string Run()
    {
        var manifest = new JsonObject { ["batch"] = Batch, ["version"] = 3 };
        manifest["created"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(); // RFN101
        return manifest.ToJsonString();
    }
}

[Task]
public sealed partial record BatchFooter(string Batch, DateTimeOffset ClosedAt)
{
    public string Run() => new JsonObject { ["batch"] = Batch, ["closed"] = ClosedAt.ToUnixTimeSeconds() }.ToJsonString();
}
