namespace Refrain.Targets;

/// <summary>What a task has written to one place of a target. The receipts are the task's artifact.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Place">The table, or the path of the file or folder.</param>
/// <param name="Partition">Which part of it, such as <c>day=2026-01-31</c>; empty for all of it.</param>
/// <param name="Rows">How many rows; of a file or folder, how many bytes.</param>
/// <param name="Content">The SHA-256 of the rows as they were written, or of the file; of a folder, that of the names and contents of all that is in it, in hexadecimal digits; of what nobody sees, such as free SQL, a text that is another each time.</param>
public sealed record TargetReceipt(string Target, string Place, string Partition, long Rows, string Content);
