namespace Refrain;

/// <summary>Where a task's stored output and the one that it made again part.</summary>
/// <param name="Offset">The first byte that differs, counted from 0; the length of the shorter one where it is the beginning of the other.</param>
/// <param name="StoredSize">How many bytes are stored.</param>
/// <param name="AgainSize">How many bytes were made again.</param>
/// <param name="Row">For rows the number of the first one that differs, counted from 1; otherwise <see langword="null"/>.</param>
/// <param name="Path">
/// Where in the row, or in the value, they part: <c>$</c> is the whole, <c>$.Scores[2]</c> the third of its scores. <see langword="null"/> for a file, for a
/// row that one side does not have, and for one of more than 16 MiB.
/// </param>
/// <param name="Stored">
/// The stored row or value as JSON; around the difference, between ellipses, if it is longer than 1,000 bytes. <see langword="null"/> if there is no such row. Of a
/// file, the bytes around the difference: as text, or in hexadecimal digits where they are none.
/// </param>
/// <param name="Again">The same of what was made again.</param>
public sealed record OutputDifference(long Offset, long StoredSize, long AgainSize, long? Row, string? Path, string? Stored, string? Again);
