namespace Refrain.Parquet;

/// <summary>A value that a Parquet file cannot hold as it is, or a file that is not as the row type expects. The message names the row, from 1, and the column.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="inner">What it was noticed by, if anything.</param>
public sealed class ParquetException(string message, Exception? inner = null) : Exception(message, inner);
