namespace Refrain.Parquet;

/// <summary>A column of a Parquet file.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsNullable">Whether it may hold nothing.</param>
public readonly record struct ParquetColumn(string Name, ParquetType Type, bool IsNullable = false);
