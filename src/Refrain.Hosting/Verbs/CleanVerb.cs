using System.Globalization;
using System.Text.Json;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Cleans a store up, or shows what that would remove.</summary>
internal static class CleanVerb
{
    public static async Task<ExitCode> RunAsync(Surroundings surroundings, RunSettings settings, CleanOptions options, CancellationToken cancellationToken)
    {
        await using var pipeline = options.DryRun ? surroundings.OpenReadOnly(settings.Store, settings.Verbose) : surroundings.OpenThere(settings.Store, settings.Verbose);
        var report = await pipeline.CleanAsync(options, cancellationToken);
        foreach (var name in report.Foreign)
            surroundings.Error.WriteLine($"'{PlainText.Clean(name)}' lies among the blobs and is none by its name; it was left.");
        if (settings.Json)
            JsonOutput.Write(surroundings.Out, json => WriteJson(report, json));
        else
            WriteLines(report, surroundings.Out);
        return ExitCode.Done;
    }

    private static void WriteLines(CleanReport report, TextWriter writer)
    {
        foreach (var item in report.Items)
        {
            var detail = item.Detail.Length == 0 ? "" : $"  [{PlainText.Clean(item.Detail)}]";
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{JsonOutput.Name(item.Reason),-12} {SizeText.Of(item.Bytes),10}  {PlainText.Clean(item.Text)}{detail}"));
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Items.Count} {(report.IsDryRun ? "would be removed" : "removed")}, {SizeText.Of(report.Bytes)}."));
    }

    private static void WriteJson(CleanReport report, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("dryRun", report.IsDryRun);
        json.WriteNumber("bytes", report.Bytes);
        json.WriteStartArray("items");
        foreach (var item in report.Items)
        {
            json.WriteStartObject();
            json.WriteString("reason", JsonOutput.Name(item.Reason));
            json.WriteString("text", item.Text);
            json.WriteString("detail", item.Detail);
            json.WriteNumber("bytes", item.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
