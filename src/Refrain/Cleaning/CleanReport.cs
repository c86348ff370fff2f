namespace Refrain;

/// <summary>What a clean removed, or would remove.</summary>
/// <param name="IsDryRun">Whether nothing was removed.</param>
/// <param name="Items">What, by reason and then by text.</param>
/// <param name="Foreign">Files among the blobs that are none by their names; they are left.</param>
public sealed record CleanReport(bool IsDryRun, IReadOnlyList<CleanedItem> Items, IReadOnlyList<string> Foreign)
{
    /// <summary>The sum of the bytes.</summary>
    public long Bytes { get; } = Items.Sum(i => i.Bytes);
}
