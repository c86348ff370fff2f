using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Refrain.Stores;
using Refrain.Telemetry;

namespace Refrain.Running;

/// <summary>Tells activities, metrics and the log of a run as a whole, around whatever does it.</summary>
internal sealed class WatchedRun(PipelineOptions options)
{
    private readonly long _began = options.Time.GetTimestamp();

    /// <summary>Runs, and tells of it. The run's activity is the current one meanwhile.</summary>
    /// <param name="requested">How many tasks were asked for.</param>
    /// <param name="workers">How many run at once.</param>
    /// <param name="run">The run.</param>
    public async Task<RunReport> RunAsync(int requested, int workers, Func<Task<RunReport>> run)
    {
        using var activity = Signals.Activities.HasListeners() ? Signals.Activities.StartActivity("run pipeline") : null;
        activity?.SetTag(SignalAttributes.RunRequested, requested);
        if (options.Logger is { } logger)
            RunMessages.RunStarted(logger, requested, workers);
        try
        {
            var report = await run();
            Ended(report, activity);
            return report;
        }
        catch (Exception e)
        {
            Broken(e, activity);
            throw;
        }
    }

    private double Seconds => options.Time.GetElapsedTime(_began).TotalSeconds;

    private void Ended(RunReport report, Activity? activity)
    {
        var state = StateText.Of(report.State);
        var error = report.State == RunState.Failed ? "task_failed" : null;
        if (Signals.RunDuration.Enabled)
            Record(state, error);
        if (options.Logger is { } logger && logger.IsEnabled(LogLevel.Information))
            RunMessages.RunEnded(logger, report.Run, state, report.Counts.Executed, report.Counts.UpToDate, report.Counts.Failed, report.Counts.Skipped, Seconds);
        if (activity is null)
            return;
        activity.SetTag(SignalAttributes.RunNumber, report.Run);
        activity.SetTag(SignalAttributes.RunState, state);
        activity.SetTag(SignalAttributes.RunProven, report.IsProven);
        activity.SetTag(SignalAttributes.RunExecuted, report.Counts.Executed);
        activity.SetTag(SignalAttributes.RunUpToDate, report.Counts.UpToDate);
        activity.SetTag(SignalAttributes.RunFailed, report.Counts.Failed);
        activity.SetTag(SignalAttributes.RunSkipped, report.Counts.Skipped);
        if (error is not null)
            SignalAttributes.Fail(activity, error, FormattableString.Invariant($"{report.Counts.Failed} failed, {report.Counts.Skipped} skipped"));
    }

    private void Broken(Exception e, Activity? activity)
    {
        if (Signals.RunDuration.Enabled)
            Record(StateText.Failed, SignalAttributes.TypeOf(e));
        if (options.Logger is { } logger)
            RunMessages.RunBroken(logger, Seconds, e);
        if (activity is null)
            return;
        activity.SetTag(SignalAttributes.RunState, StateText.Failed);
        SignalAttributes.Fail(activity, SignalAttributes.TypeOf(e), e.Message);
    }

    private void Record(string state, string? error)
    {
        var tag = new KeyValuePair<string, object?>(SignalAttributes.RunState, state);
        if (error is null)
            Signals.RunDuration.Record(Seconds, tag);
        else
            Signals.RunDuration.Record(Seconds, tag, new(SignalAttributes.ErrorType, error));
    }
}
