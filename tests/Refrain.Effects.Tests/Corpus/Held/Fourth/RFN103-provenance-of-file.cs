// The file says who made it and where.
using System.Text.Json;

public sealed record Provenance(string By, string On, string Task);

public static class Provenances
{
    public static Provenance Of<TTask>() => new(
        Environment.UserName, // RFN103
        System.Net.Dns.GetHostName(), // RFN103
        typeof(TTask).Name);
}

[Task]
public sealed partial record Signed(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile json)
    {
        using var stream = json.OpenWrite();
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WritePropertyName("provenance");
        JsonSerializer.Serialize(writer, Provenances.Of<Signed>());
        writer.WriteNumber("lines", lines.Count);
        writer.WriteEndObject();
    }
}
