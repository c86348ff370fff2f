using System.Globalization;
using Refrain.Hosting.Arguments;
using Refrain.Hosting.Display;

namespace Refrain.Hosting.Verbs;

/// <summary>Runs complete tasks again in scratch and tells what comes out otherwise.</summary>
internal static class VerifyVerb
{
    private const int MostShown = 20;

    public static async Task<ExitCode> RunAsync(Surroundings surroundings, IReadOnlyList<ITask> tasks, RunSettings settings, CancellationToken cancellationToken)
    {
        // Looking makes no store where there is none.
        if (Surroundings.IsMissing(settings.Store))
        {
            await surroundings.Error.WriteLineAsync($"There is no store in '{PlainText.Clean(settings.Store.Store)}', so there is nothing to verify. Name the store with --store, or make what it has with 'run'.");
            return ExitCode.TaskFailed;
        }

        var started = surroundings.Time.GetTimestamp();
        await using var pipeline = surroundings.OpenToLook(settings.Store, settings.Verbose);
        var log = settings.Json ? surroundings.Error : surroundings.Out;
        var report = await pipeline.VerifyAsync(
            tasks, new VerifyOptions { Workers = settings.Workers, MaxTasks = settings.MaxTasks, Progress = task => log.WriteLine(Line(task)) }, cancellationToken);
        WriteDifferences(report, log);
        WriteFailures(report, surroundings.Error, settings.Verbose);
        await log.WriteLineAsync(Summary(report, surroundings.Time.GetElapsedTime(started)));
        if (settings.Json)
            VerifyJson.Write(report, surroundings.Out);
        return report.IsSound ? ExitCode.Done : ExitCode.TaskFailed;
    }

    private static string Line(VerifiedTask task) => string.Create(
        CultureInfo.InvariantCulture,
        $"{OptionNames.Kebab(task.State.ToString()),-12} {RunLine.Task(task.Task)}  {(task.Because.Length > 0 ? $"[{PlainText.Clean(task.Because)}]" : DurationText.Of(task.Duration))}");

    private static void WriteDifferences(VerifyReport report, TextWriter log)
    {
        var differing = report.Tasks.Where(t => t.Difference is not null).ToList();
        foreach (var task in differing.Take(MostShown))
            Write(task.Task, task.Difference!, log);
        if (differing.Count > MostShown)
            log.WriteLine(FormattableString.Invariant($"{differing.Count - MostShown} more tasks differ; run with --json to see all of them."));
    }

    private static void Write(ITask task, OutputDifference difference, TextWriter log)
    {
        var place = difference.Row is { } row ? FormattableString.Invariant($"row {row}, ") : "";
        if (difference.Path is { Length: > 1 } path)
            place += $"{PlainText.Clean(path)}, ";
        var sizes = difference.StoredSize == difference.AgainSize ? "" : FormattableString.Invariant($"; {difference.StoredSize} bytes are stored, {difference.AgainSize} were made again");
        log.WriteLine(FormattableString.Invariant($"{RunLine.Task(task)} differs at {place}byte {difference.Offset}{sizes}:"));
        log.WriteLine("  stored: " + Shown(difference.Stored, difference));
        log.WriteLine("  again:  " + Shown(difference.Again, difference));
    }

    private static string Shown(string? text, OutputDifference difference) => text is null ? difference.Row is null ? "" : "no such row" : PlainText.Clean(text);

    private static void WriteFailures(VerifyReport report, TextWriter writer, bool verbose)
    {
        var failed = report.Tasks.Where(t => t.State == VerifyState.Failed).ToList();
        foreach (var task in failed.Take(MostShown))
        {
            writer.WriteLine($"{RunLine.Task(task.Task)} failed when it was run again:");
            writer.WriteLine("  " + ErrorText.Of(task.Error!, verbose).Replace("\n", "\n  ", StringComparison.Ordinal));
        }

        if (failed.Count > MostShown)
            writer.WriteLine(FormattableString.Invariant($"{failed.Count - MostShown} more tasks failed; run with --json to see all of them."));
    }

    private static string Summary(VerifyReport report, TimeSpan duration)
    {
        var culture = report.Culture.Length == 0 ? "an invariant culture with other formats" : $"culture {report.Culture}";
        var zone = report.TimeZone is { } name ? $"time zone {name}" : "no other time zone, as the system has one for all";
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"Verified with {culture}, {zone}, another folder and order: {report.Count(VerifyState.Same)} the same, {report.Count(VerifyState.Differs)} differ, {report.Count(VerifyState.Failed)} failed, {report.Count(VerifyState.NotVerified)} not verified, in {DurationText.Of(duration)}.");
        return report.IsSound ? counts
            : report.Count(VerifyState.Differs) + report.Count(VerifyState.Failed) == 0 ? counts + " Nothing was verified: bring the task up to date first, with 'run'."
            : counts + " What differs or fails depends on something that is neither parameter nor input.";
    }
}
