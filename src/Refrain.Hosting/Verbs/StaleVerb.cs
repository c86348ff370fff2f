using System.Globalization;
using System.Text.Json;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Lists what is stale and why, and marks tasks by hand.</summary>
internal static class StaleVerb
{
    public static async Task<ExitCode> ListAsync(Surroundings surroundings, RunSettings settings, bool look, CancellationToken cancellationToken)
    {
        await using var pipeline = surroundings.OpenThere(settings.Store, settings.Verbose, isToLook: true);
        var report = await pipeline.StaleAsync(look, cancellationToken);
        foreach (var (source, error) in report.Unseen)
            surroundings.Error.WriteLine($"{RunLine.Task(source)} could not be looked at: {ErrorText.Of(error, settings.Verbose)}");
        if (!report.InSync)
            await surroundings.Error.WriteLineAsync("Others wrote to the store all the while, so the marks are not up to date. Look again when they are done.");
        if (settings.Json)
            JsonOutput.Write(surroundings.Out, json => WriteJson(report, json));
        else
            WriteLines(report, surroundings.Out);
        return ExitCode.Done;
    }

    public static async Task<ExitCode> MarkAsync(Surroundings surroundings, IReadOnlyList<ITask> tasks, RunSettings settings, string because, CancellationToken cancellationToken)
    {
        await using var pipeline = surroundings.OpenThere(settings.Store, settings.Verbose);
        var code = ExitCode.Done;
        foreach (var task in tasks)
        {
            if (await pipeline.MarkStaleAsync(task, because, cancellationToken))
            {
                surroundings.Out.WriteLine($"{RunLine.Task(task)} is marked; the next run that needs it makes it again.");
                continue;
            }

            surroundings.Error.WriteLine($"Nothing is stored for {RunLine.Task(task)}, so there is nothing to mark.");
            code = ExitCode.TaskFailed;
        }

        return code;
    }

    private static void WriteLines(StaleReport report, TextWriter writer)
    {
        foreach (var artifact in report.Artifacts)
        {
            var chain = report.Why(artifact.Key);
            var line = string.Join(" ← ", chain.Select(a => PlainText.Clean(a.Text)));
            writer.WriteLine($"{line}: {PlainText.Clean(chain[^1].Mark.ToString())}");
        }

        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Artifacts.Count} stale, {SizeText.Of(report.Artifacts.Sum(a => a.Size))}.{(report.Artifacts.Count > 0 ? " 'clean' removes what of it is not to be made again; 'clean --dry-run' shows what that is." : "")}"));
    }

    private static void WriteJson(StaleReport report, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("inSync", report.InSync);
        json.WriteStartArray("artifacts");
        foreach (var artifact in report.Artifacts)
        {
            json.WriteStartObject();
            json.WriteString("name", artifact.Name);
            json.WriteString("task", artifact.Text);
            json.WriteString("key", artifact.Key.ToString());
            json.WriteString("cause", JsonOutput.Name(artifact.Mark.Cause));
            json.WriteString("because", artifact.Mark.Because.ToString());
            json.WriteString("text", artifact.Mark.Text);
            json.WriteString("markedAt", artifact.Mark.At);
            json.WriteNumber("bytes", artifact.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
