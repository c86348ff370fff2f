namespace Refrain.Model;

/// <summary>The struct that writes and reads rows of one type as the columns of Parquet files, to be emitted once per assembly, in <c>Refrain.Generated</c>.</summary>
/// <param name="Name">The struct's name, made from the full name of the row type; also the stem of the hint name.</param>
/// <param name="TypeName">The row type as generated code writes it.</param>
/// <param name="Columns">The columns in order: those that the constructor takes, then those that are set.</param>
internal sealed record ParquetRowModel(string Name, string TypeName, EquatableArray<ParquetColumnModel> Columns) : HelperModel(Name);

/// <summary>A column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Identifier">The member's name as C#.</param>
/// <param name="Type">The member of <c>ParquetType</c>.</param>
/// <param name="Held">The type of the column's values as C#.</param>
/// <param name="Cast">The member's own type as C#, where a value has to be cast to it; else empty.</param>
/// <param name="IsNullable">Whether it may hold nothing.</param>
/// <param name="IsPositional">Whether the constructor takes it; else it is set in the initializer.</param>
internal sealed record ParquetColumnModel(string Column, string Identifier, string Type, string Held, string Cast, bool IsNullable, bool IsPositional)
{
    /// <summary>As in <see cref="ParameterModel.IsSetAgain"/>.</summary>
    public bool IsSetAgain { get; init; }

    /// <summary>Whether the column holds references, which are null where it holds nothing.</summary>
    public bool IsReference => Type is "Text" or "Bytes";
}
