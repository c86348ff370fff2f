using System.Text.Json;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>The report of a verification as JSON.</summary>
internal static class VerifyJson
{
    public static void Write(VerifyReport report, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("sound", report.IsSound);
        json.WriteString("culture", report.Culture);
        json.WriteString("timeZone", report.TimeZone);
        json.WriteStartObject("counts");
        foreach (var state in Enum.GetValues<VerifyState>())
            json.WriteNumber(JsonOutput.Name(state), report.Count(state));
        json.WriteEndObject();
        json.WriteStartArray("tasks");
        foreach (var task in report.Tasks)
            Write(task, json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(VerifiedTask task, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        TaskJson.WriteIdentity(task.Task, task.Name, json);
        json.WriteString("state", JsonOutput.Name(task.State));
        json.WriteNumber("durationMs", Math.Round(task.Duration.TotalMilliseconds, 3));
        if (task.Because.Length > 0)
            json.WriteString("because", task.Because);
        if (task.Difference is { } difference)
        {
            json.WriteStartObject("difference");
            json.WriteNumber("offset", difference.Offset);
            json.WriteNumber("storedSize", difference.StoredSize);
            json.WriteNumber("againSize", difference.AgainSize);
            if (difference.Row is { } row)
                json.WriteNumber("row", row);
            if (difference.Path is { } path)
                json.WriteString("path", path);
            json.WriteString("stored", difference.Stored);
            json.WriteString("again", difference.Again);
            json.WriteEndObject();
        }

        if (task.Error is { } error)
            json.WriteString("error", ErrorText.Of(error, withStack: false));
        json.WriteEndObject();
    }
}
