using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading.Targets;

/// <summary>How the members of a row type are the columns of a table.</summary>
internal static class SqlRows
{
    /// <summary>Reads a row type.</summary>
    /// <param name="row">The type.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="members">The members that are columns, in order.</param>
    /// <param name="failure">Why its rows can't be those of a table, with the member at fault.</param>
    public static SqlRowModel? Read(ITypeSymbol row, KnownSymbols known, out ImmutableArray<DataMember> members, out string? failure)
    {
        members = [];
        if (row is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type || type.IsTupleType
            || BuiltInTypes.NameOf(row, known) is not null || UnsupportedValues.IsNoData(type, known))
        {
            failure = $"{TypeNames.Shown(row)} has no members to be columns: declare a record with a member for each column";
            return null;
        }
        if (!Accessible.ToGenerated(row, known))
        {
            failure = UnsupportedValues.Hidden(row);
            return null;
        }
        if (DataMembers.Read(type, known, out members) is { } fault)
        {
            failure = fault.Path.Length == 0 ? fault.Reason : fault.Path + ": " + fault.Reason;
            return null;
        }
        var columns = new List<SqlColumnModel>();
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            var nullable = member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } value ? value.TypeArguments[0] : null;
            if (SqlTypes.Of(nullable ?? member.Type, known) is not var (held, cast))
            {
                failure = $"{member.Symbol.Name}: {SqlTypes.Explain(nullable ?? member.Type)}";
                return null;
            }
            var column = ColumnNames.Of(member, known);
            if (Names.Fault(column) is { } wrong)
            {
                failure = $"{member.Symbol.Name}: {wrong}";
                return null;
            }
            if (names.TryGetValue(column, out var other))
            {
                failure = $"{other} and {member.Symbol.Name} would both be the column '{column}': name one with [Column]";
                return null;
            }
            names.Add(column, member.Symbol.Name);
            columns.Add(new SqlColumnModel(
                column,
                TypeNames.Identifier(member.Symbol.Name),
                held,
                cast,
                nullable is not null || member.Type is { IsReferenceType: true, NullableAnnotation: not NullableAnnotation.NotAnnotated }));
        }
        failure = null;
        var name = TypeNames.Code(row.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        return new SqlRowModel(HelperNames.Of(name, "SqlRow"), name, columns.ToEquatableArray());
    }
}
