namespace Refrain.Targets;

/// <summary>The value that a column has in every row of a partition.</summary>
/// <param name="Column">The column's position in the row.</param>
/// <param name="Encoded">The value as <see cref="SqlRowWriter"/> has it, with its length.</param>
/// <param name="Shown">What messages and the receipt say.</param>
/// <param name="Value">The value.</param>
internal sealed record PartitionValue(int Column, byte[] Encoded, string Shown, object Value);
