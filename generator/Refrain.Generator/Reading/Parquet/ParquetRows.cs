using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>Which rows are rows of columns of a Parquet file, as the package has it.</summary>
internal static class ParquetRows
{
    private static readonly HashSet<string> Columns = new(StringComparer.Ordinal)
    {
        "Boolean", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Single", "Double", "Decimal", "String", "Guid", "DateOnly", "DateTime", "DateTimeOffset",
    };

    /// <summary>Reads a row type.</summary>
    /// <param name="row">The type of a row.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="part">How rows are encoded.</param>
    /// <param name="failure">Why they have no columns, with the member at fault.</param>
    public static bool Read(ITypeSymbol row, KnownSymbols known, out ValuePart? part, out string? failure)
    {
        if (!ValueTypes.Read(row, known, out part, out failure))
        {
            return false;
        }
        if (!part!.Schema.StartsWith("record{", StringComparison.Ordinal) || !part.Schema.EndsWith("}", StringComparison.Ordinal)
            || row is not INamedTypeSymbol type || DataMembers.Read(type, known, out var members) is not null)
        {
            failure = $"{TypeNames.Shown(row)} has no members to be columns: declare a record with a member for each column, and give rows that are not null";
            return false;
        }
        foreach (var member in members)
        {
            var held = member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : member.Type;
            var isColumn = held.TypeKind == TypeKind.Enum || held is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte }
                || (BuiltInTypes.NameOf(held, known) is { } name && Columns.Contains(name));
            if (!isColumn)
            {
                failure = $"{member.Symbol.Name}: no column of Parquet holds {TypeNames.Shown(held)} exactly: use a number of up to 64 bits, decimal, text, bool, Guid, DateOnly, DateTime, DateTimeOffset, byte[] or an enum";
                return false;
            }
        }
        return true;
    }
}
