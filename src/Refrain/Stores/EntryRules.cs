using System.Globalization;

namespace Refrain.Stores;

/// <summary>What every catalog asks of its callers, said once.</summary>
internal static class EntryRules
{
    public static void Check(CatalogEntry entry)
    {
        var placed = entry.Inline is { } bytes ? entry.Blob is null && bytes.Length == entry.Size : entry.Blob is not null || entry.Size == 0;
        if (!placed && entry.Kind == TaskKind.Task)
            throw new ArgumentException($"The entry of {entry.Name} (key {entry.Key}) must have its {entry.Size.ToString(CultureInfo.InvariantCulture)} bytes either inline or in a blob. Fetch it with its bytes before it is committed again.", nameof(entry));
    }

    public static void CheckEnd(RunState state)
    {
        if (state is not (RunState.Succeeded or RunState.Failed or RunState.Cancelled))
            throw new ArgumentException($"{state} is no end of a run.", nameof(state));
    }

    public static ArgumentException NoOpenRun(long run) =>
        new($"There is no open run {run.ToString(CultureInfo.InvariantCulture)} in the catalog.", nameof(run));
}
