using System.Globalization;

namespace Refrain.Stores;

/// <summary>What every catalog asks of its callers and tells them, said once; for those who write a catalog. Thread-safe.</summary>
public static class EntryRules
{
    /// <summary>Looks whether an entry says where its bytes are.</summary>
    /// <exception cref="ArgumentException">It does not, or says it twice.</exception>
    public static void Check(CatalogEntry entry)
    {
        var placed = entry.IsDropped
            ? entry.Inline is null && entry.Blob is null
            : entry.Inline is { } bytes ? entry.Blob is null && bytes.Length == entry.Size : entry.Blob is not null || entry.Size == 0;
        if (!placed && entry.Kind == TaskKind.Task)
            throw new ArgumentException($"The entry of {entry.Name} (key {entry.Key}) must have its {entry.Size.ToString(CultureInfo.InvariantCulture)} bytes either inline or in a blob. Fetch it with its bytes before it is committed again.", nameof(entry));
    }

    /// <summary>Looks whether a state is an end of a run.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void CheckEnd(RunState state)
    {
        if (state is not (RunState.Succeeded or RunState.Failed or RunState.Cancelled))
            throw new ArgumentException($"{state} is no end of a run.", nameof(state));
    }

    /// <summary>A run or another clean is wanted while somebody cleans up.</summary>
    public static StoreBusyException Taken(string place, string owner) =>
        new(place, $"{owner} is cleaning {place} up. Wait until it has ended and try again; if it was killed, its hold on the store ends by itself.");

    /// <summary>Cleaning up is wanted while a run is alive.</summary>
    public static StoreBusyException Alive(string place, string owner) =>
        new(place, $"A run of {owner} is alive on {place}. Let it end and try again; if it was killed, it counts as dead when its lease has expired.");

    /// <summary>Cleaning up can't go on.</summary>
    public static StoreBusyException Lost(string place) =>
        new(place, $"{place} was used by others while it was being cleaned up. What was not yet removed was left. Clean up again.");

    /// <summary>A run is to be ended that is not open.</summary>
    public static ArgumentException NoOpenRun(long run) =>
        new($"There is no open run {run.ToString(CultureInfo.InvariantCulture)} in the catalog.", nameof(run));
}
