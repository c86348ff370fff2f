using System.Globalization;
using Refrain.Hosting.Arguments;

namespace Refrain.Hosting.Display;

/// <summary>The line that tells of a task in a run or plan.</summary>
internal static class RunLine
{
    /// <summary>How far a line is cut at most, however narrow the terminal is.</summary>
    public const int Narrowest = 20;

    private const int WidestTask = 160;

    /// <summary>The line of a task that has ended; <see langword="null"/> for one that is not worth a line.</summary>
    public static (TaskState State, string Text)? Of(RunEvent change) =>
        change is { Kind: RunEventKind.Ended, State: TaskState.Executed or TaskState.Failed }
            ? (change.State.Value, string.Join("  ", new[] { Task(change.Task), Reason(change.Reason), DurationText.Of(change.Duration) }.Where(t => t.Length > 0)))
            : null;

    /// <summary>A line, its first word padded so that tasks stand below each other.</summary>
    public static string Line(string state, string rest) => string.Create(CultureInfo.InvariantCulture, $"{state,-9} {rest}");

    /// <summary>A task as it prints itself, told from those of another type with the same short name, fit for a line.</summary>
    public static string Task(ITask task) => PlainText.Cut(PlainText.Clean(TaskRegistry.ShownTextOf(task)), WidestTask);

    /// <summary>A reason in brackets, or nothing.</summary>
    public static string Reason(Reason? reason) => reason is { } r ? $"[{PlainText.Cut(PlainText.Clean(r.ToString()), WidestTask)}]" : "";

    /// <summary>A state as it is printed.</summary>
    public static string Word(TaskState state) => OptionNames.Kebab(state.ToString());
}
