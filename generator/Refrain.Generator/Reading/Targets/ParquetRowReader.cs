using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Targets;

/// <summary>How the members of a row type are the columns of a Parquet file: as those of a table.</summary>
internal static class ParquetRowReader
{
    /// <summary>Reads a row type.</summary>
    /// <returns>The columns; null where its rows can't be those of a file.</returns>
    public static ParquetRowModel? Read(ITypeSymbol row, KnownSymbols known, out string? failure)
    {
        if (SqlRows.Read(row, known, out var members, out failure) is not { } table)
        {
            return null;
        }
        var columns = table.Columns.Items.Select((column, i) => new ParquetColumnModel(
            column.Column,
            column.Identifier,
            column.Type,
            Held(column.Type),
            column.Cast.Length == 0 ? "" : TypeNames.Code(members[i].Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? ((INamedTypeSymbol)members[i].Type).TypeArguments[0] : members[i].Type),
            column.IsNullable,
            members[i].Parameter is not null)
        {
            IsSetAgain = members[i].Parameter is { } parameter
                && ArgumentUses.Of((INamedTypeSymbol)row, parameter, members[i].Symbol, known.Compilation.Assembly, known) == ArgumentUse.SetAgain,
        });
        return new ParquetRowModel(HelperNames.Of(table.TypeName, "ParquetRow"), table.TypeName, columns.ToEquatableArray());
    }

    /// <summary>The file of such rows as generated code names its type.</summary>
    public static string File(ParquetRowModel rows) => $"global::Refrain.Parquet.ParquetFile<{rows.TypeName}, {HelperNames.Code(rows.Name)}>";

    private static string Held(string type) => type switch
    {
        "Boolean" => "bool",
        "Int16" => "short",
        "Int32" => "int",
        "Int64" => "long",
        "Single" => "float",
        "Double" => "double",
        "Decimal" => "decimal",
        "Text" => "string",
        "Bytes" => "byte[]",
        "Guid" => "global::System.Guid",
        "Date" => "global::System.DateOnly",
        "Time" => "global::System.TimeOnly",
        "DateTime" => "global::System.DateTime",
        "DateTimeOffset" => "global::System.DateTimeOffset",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No column is of that type."),
    };
}
