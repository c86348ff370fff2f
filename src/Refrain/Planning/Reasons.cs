using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Planning;

/// <summary>
/// The ordered list of reasons to run: one pure function each, asked in the order of <see cref="ReasonKind"/>; the first that answers decides.
/// (The shape is that of the cues of the R package targets.)
/// </summary>
internal static class Reasons
{
    /// <summary>The bytes were dropped as those of an intermediate artifact, and are wanted.</summary>
    public static readonly Reason Dropped = new(ReasonKind.Missing, "its bytes were dropped");

    private static readonly Question s_input = Input;

    private static readonly Question[] s_ordered = [Missing, Code, Version, Schema, s_input, Stale, Corrupt, Forced];

    private delegate Reason? Question(IStoredTrace? stored, in Trace now);

    /// <summary>Why the task must run, or <see langword="null"/> when it is up to date.</summary>
    public static Reason? Decide(IStoredTrace? stored, in Trace now)
    {
        foreach (var reason in s_ordered)
        {
            if (reason(stored, in now) is { } found)
                return found;
        }

        return null;
    }

    /// <summary>Whether the task must run whatever its inputs come to.</summary>
    public static bool IsSure(IStoredTrace? stored, in Trace now)
    {
        foreach (var reason in s_ordered)
        {
            if (reason != s_input && reason(stored, in now) is not null)
                return true;
        }

        return false;
    }

    private static Reason? Missing(IStoredTrace? stored, in Trace now) =>
        stored is null ? new(ReasonKind.Missing)
        : stored.IsDropped && now.Wanted ? Dropped
        : now.Marker == MarkerState.Same ? null
        : new(ReasonKind.Missing, $"{(now.Marker == MarkerState.Missing ? "no" : "another")} marker in the target {string.Join(", ", now.Descriptor.Targets)}");

    private static Reason? Code(IStoredTrace? stored, in Trace now) =>
        !CodeFingerprints.AreSame(stored!.Fingerprint, now.Descriptor.Fingerprint)
            ? new(ReasonKind.CodeChanged, CodeFingerprints.Changed(stored.Fingerprint, now.Descriptor.Fingerprint))
            : null;

    private static Reason? Version(IStoredTrace? stored, in Trace now) =>
        stored!.TaskVersion != now.Descriptor.Version
            ? new(ReasonKind.VersionChanged, $"{stored.TaskVersion} to {now.Descriptor.Version}")
            : null;

    private static Reason? Schema(IStoredTrace? stored, in Trace now) =>
        now.Descriptor.Output is { } output
        && (!string.Equals(stored!.Schema, output.Schema, StringComparison.Ordinal) || stored.Format != output.Format || stored.Rows != output.IsRows)
            ? new(ReasonKind.SchemaChanged)
            : null;

    private static Reason? Input(IStoredTrace? stored, in Trace now)
    {
        var then = stored!.Inputs;
        var count = then.Count - stored.DynamicInputs.Count;
        var i = 0;
        foreach (var input in now.Inputs)
        {
            if (i >= count || then[i++] is var before && (before.Key != input.Task.Key || before.Version != input.Version))
                return new(ReasonKind.InputChanged, TaskRegistry.ShownTextOf(input.Task));
        }

        return count > i ? new(ReasonKind.InputChanged, $"{count - i} no longer required") : null;
    }

    // Of the other marks the cause has gone when the task is decided: its sources were observed, its inputs are complete, and it is required.
    private static Reason? Stale(IStoredTrace? stored, in Trace now) =>
        stored!.Mark is { Cause: StaleCause.ByHand } mark ? new(ReasonKind.Stale, mark.Text) : null;

    private static Reason? Corrupt(IStoredTrace? stored, in Trace now) => now.Damaged ? new(ReasonKind.Corrupt) : null;

    private static Reason? Forced(IStoredTrace? stored, in Trace now) => now.Forced ? new(ReasonKind.Forced) : null;
}
