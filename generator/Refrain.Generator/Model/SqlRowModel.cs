namespace Refrain.Model;

/// <summary>The struct that writes rows of one type into the columns of a table, to be emitted once per assembly, in <c>Refrain.Generated</c>.</summary>
/// <param name="Name">The struct's name, made from the full name of the row type; also the stem of the hint name.</param>
/// <param name="TypeName">The row type as generated code writes it.</param>
/// <param name="Columns">The columns in order.</param>
internal sealed record SqlRowModel(string Name, string TypeName, EquatableArray<SqlColumnModel> Columns) : HelperModel(Name);

/// <summary>A column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Identifier">The member's name as C#.</param>
/// <param name="Type">The member of <c>SqlType</c>.</param>
/// <param name="Cast">The type that the value is cast to before it is written, or empty.</param>
/// <param name="IsNullable">Whether it may hold nothing.</param>
internal sealed record SqlColumnModel(string Column, string Identifier, string Type, string Cast, bool IsNullable);
