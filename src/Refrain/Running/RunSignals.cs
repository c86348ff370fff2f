using Microsoft.Extensions.Logging;
using Refrain.Planning;
using Refrain.Telemetry;

namespace Refrain.Running;

/// <summary>
/// Tells metrics and the log what becomes of a run's tasks. Used by the loop alone. Where neither listens it costs a few checks of flags.
/// </summary>
internal sealed class RunSignals(ILogger? logger)
{
    private const string Phase = "refrain.task.phase";

    private (int Running, int Suspended, int Ready) _told;

    public void Started(Node node)
    {
        if (logger is not null)
            RunMessages.TaskStarted(logger, node.Task, node.Reason);
    }

    public void Suspended(Node node)
    {
        if (logger is not null)
            RunMessages.TaskSuspended(logger, node.Task);
    }

    public void Resumed(Node node)
    {
        if (logger is not null)
            RunMessages.TaskResumed(logger, node.Task);
    }

    /// <summary>An attempt has ended.</summary>
    /// <param name="node">The task.</param>
    /// <param name="duration">How long it was at work.</param>
    /// <param name="error">What it threw, or <see langword="null"/>.</param>
    public void Stopped(Node node, TimeSpan duration, Exception? error)
    {
        if (!Signals.TaskDuration.Enabled)
            return;
        var name = new KeyValuePair<string, object?>(SignalAttributes.TaskName, node.Descriptor.Name);
        if (error is null)
            Signals.TaskDuration.Record(duration.TotalSeconds, name, new(SignalAttributes.TaskState, StateText.Executed));
        else
            Signals.TaskDuration.Record(duration.TotalSeconds, name, new(SignalAttributes.TaskState, StateText.Failed), new(SignalAttributes.ErrorType, SignalAttributes.TypeOf(error)));
    }

    public void Postponed(Node node, Exception error)
    {
        if (Signals.Retries.Enabled)
            Signals.Retries.Add(1, new(SignalAttributes.TaskName, node.Descriptor.Name), new(SignalAttributes.ErrorType, SignalAttributes.TypeOf(error)));
        if (logger is not null)
            RunMessages.TaskRetried(logger, node.Task, error);
    }

    public void Ended(Node node, TaskState state, TimeSpan duration)
    {
        if (Signals.TasksEnded.Enabled)
            Signals.TasksEnded.Add(1, new(SignalAttributes.TaskName, node.Descriptor.Name), new(SignalAttributes.TaskState, StateText.Of(state)));
        if (state == TaskState.Executed && Signals.OutputSize.Enabled && node.Current is { } made)
            Signals.OutputSize.Record(made.Size, new KeyValuePair<string, object?>(SignalAttributes.TaskName, node.Descriptor.Name));
        if (logger is not null)
            Log(logger, node, state, duration.TotalSeconds);
    }

    /// <summary>Tells how many tasks stand where; at the end of a run, that none does.</summary>
    public void Stand(int running, int suspended, int ready)
    {
        if (!Signals.TasksActive.Enabled)
            return;
        Move(ref _told.Running, running, StateText.Running);
        Move(ref _told.Suspended, suspended, StateText.Suspended);
        Move(ref _told.Ready, ready, StateText.Ready);

        // What was told before, so that one who begins to listen in the middle is told all of it.
        static void Move(ref int told, int now, string phase)
        {
            if (now == told)
                return;
            Signals.TasksActive.Add(now - told, new KeyValuePair<string, object?>(Phase, phase));
            told = now;
        }
    }

    private static void Log(ILogger logger, Node node, TaskState state, double seconds)
    {
        switch (state)
        {
            case TaskState.Executed:
                RunMessages.TaskExecuted(logger, node.Task, seconds);
                break;
            case TaskState.UpToDate:
                RunMessages.TaskUpToDate(logger, node.Task);
                break;
            case TaskState.Failed:
                RunMessages.TaskFailed(logger, node.Task, seconds, node.Error);
                break;
            default:
                RunMessages.TaskSkipped(logger, node.Task);
                break;
        }
    }
}
