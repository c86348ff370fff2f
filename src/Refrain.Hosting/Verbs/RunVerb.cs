using System.Globalization;
using Refrain.Brokers;
using Refrain.Hosting.Display;
using Refrain.Stores;

namespace Refrain.Hosting.Verbs;

/// <summary>Brings tasks up to date and tells what came of it.</summary>
internal static class RunVerb
{
    private const int MostTables = 3;
    private const int MostTableBytes = 64 * 1024;
    private const int MostTableRows = 100;
    private const int MostSkippedLines = 20;

    public static async Task<ExitCode> RunAsync(Surroundings surroundings, IReadOnlyList<ITask> tasks, RunSettings settings, CancellationToken cancellationToken)
    {
        var started = surroundings.Time.GetTimestamp();
        await using var pipeline = surroundings.Open(settings.Store, settings.Verbose);
        await using var broker = settings.Broker is { } address ? surroundings.OpenBroker(address, settings.Verbose) : null;
        RunReport report;
        await using (var display = DisplayOf(surroundings, settings))
        {
            var options = new RunOptions
            {
                Workers = settings.Workers,
                Force = settings.Force,
                Recheck = settings.Recheck,
                KeepGoing = settings.KeepGoing || settings.MaxFailures is not null,
                MaxFailures = settings.MaxFailures,
                MaxTasks = settings.MaxTasks,
                Retries = settings.Retries,
                Timeout = settings.Timeout,
                Resources = settings.Resources,
                Broker = broker,
                Processes = WorkerVerb.ProcessesOf(surroundings, settings),
                Progress = display.Tell,
            };
            report = await pipeline.RunAsync(tasks, options, cancellationToken);
        }

        var log = settings.Json ? surroundings.Error : surroundings.Out;
        WriteSkipped(report, log);
        FailureText.Write(report, surroundings.Error, settings.Verbose);
        await log.WriteLineAsync(Summary(report, surroundings.Time.GetElapsedTime(started)));
        if (settings.Json)
            RunJson.Write(report, surroundings.Out);
        else if (report.State == RunState.Succeeded && tasks.Count <= MostTables)
            await WriteTablesAsync(surroundings, pipeline, tasks, cancellationToken);
        return CodeOf(report);
    }

    private static IRunDisplay DisplayOf(Surroundings surroundings, RunSettings settings) =>
        settings.Json ? new PlainDisplay(surroundings.Error)
        : surroundings.IsTerminal ? new LiveDisplay(TableText.Terminal(surroundings), surroundings.Time)
        : new PlainDisplay(surroundings.Out);

    private static ExitCode CodeOf(RunReport report) => report.State switch
    {
        RunState.Succeeded => ExitCode.Done,
        RunState.Cancelled => ExitCode.Cancelled,
        _ when report.Tasks.Any(t => t.Error is StoreException and not CorruptArtifactException) => ExitCode.Store,
        _ when report.Tasks.Any(t => t.Error is BrokerException) => ExitCode.Broker,
        _ => ExitCode.TaskFailed,
    };

    private static void WriteSkipped(RunReport report, TextWriter log)
    {
        var skipped = report.Tasks.Where(t => t.State == TaskState.Skipped).ToList();
        foreach (var task in skipped.Take(MostSkippedLines))
            log.WriteLine(RunLine.Line(RunLine.Word(task.State), RunLine.Task(task.Task)));
        if (skipped.Count > MostSkippedLines)
            log.WriteLine(RunLine.Line("", string.Create(CultureInfo.InvariantCulture, $"and {skipped.Count - MostSkippedLines} more")));
    }

    private static string Summary(RunReport report, TimeSpan duration) => string.Create(
        CultureInfo.InvariantCulture,
        $"Run {report.Run} {JsonOutput.Name(report.State)}: {report.Counts.Executed} executed, {report.Counts.UpToDate} up to date, {report.Counts.Failed} failed, {report.Counts.Skipped} skipped, in {DurationText.Of(duration)}.{(report.IsProven ? " Nothing has changed since an earlier run; --recheck looks at every task." : "")}");

    /// <summary>Who ran a task that makes a few rows wants to see them.</summary>
    private static async Task WriteTablesAsync(Surroundings surroundings, Pipeline pipeline, IReadOnlyList<ITask> tasks, CancellationToken cancellationToken)
    {
        foreach (var task in tasks)
        {
            if (await pipeline.FindAsync(task, cancellationToken) is not { IsRows: true, Size: <= MostTableBytes } artifact)
                continue;
            await surroundings.Out.WriteLineAsync();
            if (tasks.Count > 1)
                await surroundings.Out.WriteLineAsync(RunLine.Task(task));
            var table = ArtifactTable.Read(artifact, MostTableRows);
            TableText.Write(surroundings, table);
            if (!table.IsComplete)
                await surroundings.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The first {MostTableRows} rows; 'show' shows more."));
        }
    }
}
