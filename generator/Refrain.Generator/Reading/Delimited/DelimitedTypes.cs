using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>How rows of delimited text become values of a row type.</summary>
internal static class DelimitedTypes
{
    /// <summary>Reads a row type.</summary>
    /// <param name="row">The type of a row.</param>
    /// <param name="known">The symbols of the compilation.</param>
    /// <param name="part">How rows are read.</param>
    /// <param name="failure">Why they can't be, with the member at fault.</param>
    public static bool Read(ITypeSymbol row, KnownSymbols known, out DelimitedPart? part, out string? failure)
    {
        part = null;
        if (row is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type || type.IsTupleType
            || BuiltInTypes.NameOf(row, known) is not null || UnsupportedValues.IsNoData(type, known))
        {
            failure = $"{TypeNames.Shown(row)} has no members to match with columns: declare a record with a member for each column that is needed";
            return false;
        }
        if (!Accessible.ToGenerated(row, known))
        {
            failure = UnsupportedValues.Hidden(row);
            return false;
        }
        if (DataMembers.Read(type, known, out var members) is { } fault)
        {
            failure = fault.Path.Length == 0 ? fault.Reason : fault.Path + ": " + fault.Reason;
            return false;
        }
        return Read(TypeNames.Code(row.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), members, known, out part, out failure);
    }

    private static bool Read(string name, ImmutableArray<DataMember> members, KnownSymbols known, out DelimitedPart? part, out string? failure)
    {
        part = null;
        failure = null;
        var models = new List<DelimitedMemberModel>();
        foreach (var member in members)
        {
            var isNullable = member.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
                || member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
            var type = member.Type.IsReferenceType
                ? member.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
                : isNullable ? ((INamedTypeSymbol)member.Type).TypeArguments[0] : member.Type;
            if (Method(type, known) is not { } method)
            {
                failure = $"{member.Symbol.Name}: a field of text cannot be read as {TypeNames.Shown(type)}: use a number, text, date, GUID, truth value or enum";
                return false;
            }
            // Of text an empty field may be null or, in quotation marks, empty.
            var isText = method == "String";
            models.Add(new DelimitedMemberModel(
                ColumnNames.Given(member, known) ?? member.Symbol.Name,
                TypeNames.Identifier(member.Symbol.Name),
                isNullable && isText ? "NullableString" : method,
                isNullable && !isText ? TypeNames.Code(type) + "?" : null,
                member.Parameter is not null));
        }
        var helper = new DelimitedRowModel(HelperNames.Of(name, "Delimited"), name, models.ToEquatableArray());
        part = new DelimitedPart(name, HelperNames.Code(helper.Name), helper);
        return true;
    }

    private static string? Method(ITypeSymbol type, KnownSymbols known) =>
        BuiltInTypes.NameOf(type, known)
        ?? (type.TypeKind == TypeKind.Enum && Accessible.ToGenerated(type, known) ? $"Enum<{TypeNames.Code(type)}>" : null);
}
