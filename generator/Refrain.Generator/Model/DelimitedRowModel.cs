namespace Refrain.Model;

/// <summary>The reader struct of a row type.</summary>
/// <param name="Name">The struct's name.</param>
/// <param name="TypeName">The row type as generated code writes it.</param>
/// <param name="Members">The members in the order in which they are read.</param>
internal sealed record DelimitedRowModel(string Name, string TypeName, EquatableArray<DelimitedMemberModel> Members) : DelimitedHelperModel(Name);

/// <summary>A member that is read from a column.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Identifier">The member's name as C#.</param>
/// <param name="Method">The method of <c>DelimitedFields</c> that reads it.</param>
/// <param name="NullableType">The type to give null in where the field is empty; null where an empty field is the method's to judge.</param>
/// <param name="IsPositional">Whether the constructor takes it; else it is set in the initializer.</param>
internal sealed record DelimitedMemberModel(string Column, string Identifier, string Method, string? NullableType, bool IsPositional);
