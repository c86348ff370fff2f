using System.Diagnostics;
using Refrain.Planning;
using Refrain.Stores;
using Refrain.Telemetry;

namespace Refrain.Running;

/// <summary>
/// An attempt at a task as an activity, a child of the run's and, while <c>Run</c> is called, the current one. There is none where nobody listens.
/// Thread-safe as far as a task asks from many threads at once.
/// </summary>
internal sealed class TaskActivity : IDisposable
{
    private readonly Activity _activity;
    private readonly WaitingTime _waits;

    private TaskActivity(Activity activity, TimeProvider time)
    {
        _activity = activity;
        _waits = new(time);
    }

    /// <summary>Begins one, which is the current activity of whoever calls until it is disposed.</summary>
    /// <param name="node">The task.</param>
    /// <param name="run">The run's number.</param>
    /// <param name="attempt">The attempt of this run.</param>
    /// <param name="time">The clock of what is waited for.</param>
    /// <param name="parent">The activity of the run, where it is in another process; otherwise it is the current one.</param>
    public static TaskActivity? Start(Node node, long run, int attempt, TimeProvider time, ActivityContext parent) =>
        Signals.Activities.HasListeners() ? StartHeard(node, run, attempt, time, parent) : null;

    /// <summary>The task waits for what it asked for.</summary>
    public void Suspend()
    {
        _waits.Begin();
        _activity.AddEvent(new("refrain.task.suspended"));
    }

    /// <summary>It goes on.</summary>
    public void Resume()
    {
        _waits.End();
        _activity.AddEvent(new("refrain.task.resumed"));
    }

    /// <summary>It made this.</summary>
    public void Succeed(CatalogEntry entry)
    {
        _activity.SetTag(SignalAttributes.TaskState, StateText.Executed);
        if (!_activity.IsAllDataRequested)
            return;
        _activity.SetTag(SignalAttributes.OutputSize, entry.Size);
        _activity.SetTag(SignalAttributes.OutputVersion, entry.Version.ToString());
    }

    /// <summary>It threw this, or was cancelled with the run.</summary>
    public void Fail(Exception error, bool isCancelled)
    {
        _activity.SetTag(SignalAttributes.TaskState, isCancelled ? StateText.Cancelled : StateText.Failed);
        if (!isCancelled)
            SignalAttributes.Fail(_activity, SignalAttributes.TypeOf(error), ErrorWords.MessageOf(error));
    }

    public void Dispose()
    {
        if (_waits.Total is { Ticks: > 0 } suspended)
            _activity.SetTag(SignalAttributes.TaskSuspendedTime, suspended.TotalSeconds);
        _activity.Dispose();
    }

    private static TaskActivity? StartHeard(Node node, long run, int attempt, TimeProvider time, ActivityContext parent)
    {
        KeyValuePair<string, object?>[] tags =
        [
            new(SignalAttributes.RunNumber, run),
            new(SignalAttributes.TaskName, node.Descriptor.Name),
            new(SignalAttributes.TaskAttempt, attempt),
        ];
        var activity = Signals.Activities.StartActivity($"run {node.Descriptor.ShortName}", ActivityKind.Internal, parent, tags);
        if (activity is null)
            return null;
        if (activity.IsAllDataRequested)
        {
            activity.SetTag(SignalAttributes.TaskKey, node.Key.ToString());
            activity.SetTag(SignalAttributes.TaskReason, node.Reason?.ToString());
        }

        return new(activity, time);
    }
}
