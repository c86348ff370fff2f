using System.Globalization;
using System.Text.Json;

namespace Refrain.Targets;

/// <summary>What the marker of a task says: which claim wrote it, the version of the receipt, and what was written.</summary>
/// <param name="Task">The task as text.</param>
/// <param name="Version">The version.</param>
/// <param name="Run">The run of the claim.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Places">What was written.</param>
internal sealed record FileMarker(string Task, ContentHash Version, long Run, int Attempt, IReadOnlyList<MarkedPlace> Places)
{
    private const int Format = 1;

    /// <summary>What tells a marker from those before and after it.</summary>
    public (ContentHash Version, long Run, int Attempt) Stamp => (Version, Run, Attempt);

    /// <summary>Whether it is of a later claim.</summary>
    public bool IsAfter(TargetClaim claim) => Run > claim.Run || (Run == claim.Run && Attempt > claim.Attempt);

    /// <summary>Writes it.</summary>
    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("task", Task);
            json.WriteString("version", Version.ToString());
            json.WriteNumber("run", Run);
            json.WriteNumber("attempt", Attempt);
            json.WriteStartArray("places");
            foreach (var place in Places)
            {
                json.WriteStartObject();
                json.WriteString("path", place.Path);
                json.WriteNumber("length", place.Length);
                json.WriteString("content", place.Content.ToString());
                if (place.Entries is null)
                {
                    json.WriteNumber("written", place.Written);
                }
                else
                {
                    json.WriteStartArray("entries");
                    foreach (var entry in place.Entries)
                        WriteEntry(json, entry);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Reads it.</summary>
    /// <returns><see langword="null"/> if the bytes are no marker of this format: then there is none.</returns>
    public static FileMarker? Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var json = document.RootElement;
            if (json.GetProperty("format").GetInt32() != Format)
                return null;
            return new(
                TextOf(json, "task"),
                HashOf(json, "version"),
                json.GetProperty("run").GetInt64(),
                json.GetProperty("attempt").GetInt32(),
                [.. json.GetProperty("places").EnumerateArray().Select(PlaceOf)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // Somebody has changed it. What it stood for is made again.
            return null;
        }
    }

    private static void WriteEntry(Utf8JsonWriter json, FolderEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", entry.Name);
        if (!entry.IsFolder)
        {
            json.WriteNumber("length", entry.Length);
            json.WriteNumber("written", entry.Written);
            json.WriteString("content", entry.Content.ToString());
        }

        json.WriteEndObject();
    }

    private static MarkedPlace PlaceOf(JsonElement json)
    {
        var isFolder = json.TryGetProperty("entries", out var entries);
        return new(PathOf(json), json.GetProperty("length").GetInt64(), isFolder ? 0 : json.GetProperty("written").GetInt64(), HashOf(json, "content"))
        {
            Entries = isFolder ? [.. entries.EnumerateArray().Select(EntryOf)] : null,
        };
    }

    private static FolderEntry EntryOf(JsonElement json)
    {
        var name = TextOf(json, "name");
        return json.TryGetProperty("length", out var length)
            ? new(name, IsFolder: false, length.GetInt64(), json.GetProperty("written").GetInt64(), HashOf(json, "content"))
            : new(name, IsFolder: true, 0, 0, default);
    }

    private static ContentHash HashOf(JsonElement json, string name) => ContentHash.Parse(TextOf(json, name));

    private static string PathOf(JsonElement json) =>
        TextOf(json, "path") is var path && !path.Contains('\0', StringComparison.Ordinal) && !Path.IsPathRooted(path) && !path.Split('/').Contains("..")
            ? path
            : throw new FormatException("There can be no such place.");

    private static string TextOf(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"There is no '{name}'.");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Task}, run {Run}, attempt {Attempt}");
}

/// <summary>A file or folder that a marker stands for.</summary>
/// <param name="Path">Its path in the target's folder.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Written">The time of the file's last change, in ticks.</param>
/// <param name="Content">The hash of what is in it.</param>
internal sealed record MarkedPlace(string Path, long Length, long Written, ContentHash Content)
{
    /// <summary>What is in the folder; null for a file.</summary>
    public IReadOnlyList<FolderEntry>? Entries { get; init; }
}
