namespace Refrain.Parquet;

/// <summary>
/// Binds a parameter of <c>Run</c> to the typed rows of a Parquet file: <c>[Parquet] IEnumerable&lt;SaleRow&gt; sales</c>. Columns are found by their names, in any order, and those that
/// the row type does not have are not read.
/// </summary>
/// <remarks>A column is named as the member in snake case, unless a <see cref="ColumnAttribute"/> says otherwise, as <see cref="ParquetFile{TRow}"/> writes it.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParquetAttribute : Attribute;
