using Microsoft.CodeAnalysis;

namespace Refrain.Reading;

/// <summary>Types as text.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat CodeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat MetadataFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>As generated code writes it: <c>global::</c>, escaped, with nullable annotations.</summary>
    public static string Code(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Double => "double",
        SpecialType.System_String when type.NullableAnnotation != NullableAnnotation.Annotated => "string",
        _ => type.ToDisplayString(CodeFormat),
    };

    /// <summary>The full name without assembly, as in a task's name: <c>App.Outer.TopUsers</c>.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(MetadataFormat);

    /// <summary>As a message shows it.</summary>
    public static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
