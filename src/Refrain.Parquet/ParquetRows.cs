namespace Refrain.Parquet;

/// <summary>Hands the rows of Parquet files to tasks. Called by generated code.</summary>
public static class ParquetRows
{
    /// <summary>The rows of a file, a row group in memory at a time.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TColumns">Its columns.</typeparam>
    /// <param name="inputs">What the task requires.</param>
    /// <param name="requirement">Which of it is the file.</param>
    /// <returns>The rows, <see langword="null"/> where an optional requirement asked for nothing. Enumerating may throw a <see cref="ParquetException"/>.</returns>
    public static IEnumerable<TRow>? Read<TRow, TColumns>(TaskInputs inputs, int requirement)
        where TColumns : struct, IParquetRow<TRow> =>
        Sequence<TRow, TColumns>(inputs, requirement);

    /// <summary>The rows of a file, read asynchronously.</summary>
    /// <inheritdoc cref="Read"/>
    public static IAsyncEnumerable<TRow>? ReadAsync<TRow, TColumns>(TaskInputs inputs, int requirement)
        where TColumns : struct, IParquetRow<TRow> =>
        Sequence<TRow, TColumns>(inputs, requirement);

    /// <summary>All rows of a file in memory.</summary>
    /// <inheritdoc cref="Read"/>
    /// <exception cref="ParquetException">The file is no Parquet, or not as the row type expects.</exception>
    public static IReadOnlyList<TRow>? ReadList<TRow, TColumns>(TaskInputs inputs, int requirement)
        where TColumns : struct, IParquetRow<TRow> =>
        Sequence<TRow, TColumns>(inputs, requirement) is { } rows ? [.. (IEnumerable<TRow>)rows] : null;

    private static ParquetSequence<TRow, TColumns>? Sequence<TRow, TColumns>(TaskInputs inputs, int requirement)
        where TColumns : struct, IParquetRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Has(requirement) ? new(() => inputs.OpenRead(requirement)!, inputs.NameOf(requirement), () => inputs.Context.ScratchDirectory) : null;
    }
}
