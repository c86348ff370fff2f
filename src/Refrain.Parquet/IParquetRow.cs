namespace Refrain.Parquet;

/// <summary>How the members of a row type are the columns of a Parquet file. Implemented by generated structs.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public interface IParquetRow<TRow>
{
    /// <summary>The columns in order; a new array each time.</summary>
    static abstract ParquetColumn[] Columns { get; }

    /// <summary>Writes the values of the columns in order.</summary>
    static abstract void Write(ParquetRowWriter writer, TRow row);

    /// <summary>Reads the values of the columns in order and makes the row.</summary>
    static abstract TRow Read(ParquetRowReader reader);
}
