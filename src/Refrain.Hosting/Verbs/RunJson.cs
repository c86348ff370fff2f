using System.Text.Json;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>The report of a run as JSON.</summary>
internal static class RunJson
{
    public static void Write(RunReport report, TextWriter writer) => JsonOutput.Write(writer, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("run", report.Run);
        json.WriteString("state", JsonOutput.Name(report.State));
        if (report.IsProven)
            json.WriteBoolean("proven", true);
        json.WriteStartObject("counts");
        json.WriteNumber("executed", report.Counts.Executed);
        json.WriteNumber("upToDate", report.Counts.UpToDate);
        json.WriteNumber("failed", report.Counts.Failed);
        json.WriteNumber("skipped", report.Counts.Skipped);
        json.WriteEndObject();
        json.WriteStartArray("tasks");
        foreach (var task in report.Tasks)
            Write(task, json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(TaskReport task, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        TaskJson.WriteIdentity(task.Task, task.Name, json);
        json.WriteString("state", JsonOutput.Name(task.State));
        json.WriteString("reason", task.Reason?.ToString());
        json.WriteNumber("durationMs", Math.Round(task.Duration.TotalMilliseconds, 3));
        json.WriteString("outputVersion", task.OutputVersion?.ToString());
        if (task.Error is { } error)
            json.WriteString("error", ErrorText.Of(error, withStack: false));
        json.WriteEndObject();
    }
}
