using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Reading;

/// <summary>Types as text.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat CodeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat PlainFormat = new(SymbolDisplayGlobalNamespaceStyle.Omitted, SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    // Of the namespaces, which many types share.
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> CodeNames = new();
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> FullNames = new();

    /// <summary>As generated code writes it: <c>global::</c>, escaped, with nullable annotations.</summary>
    public static string Code(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Double => "double",
        SpecialType.System_String when type.NullableAnnotation != NullableAnnotation.Annotated => "string",
        _ => Plain(type) ?? type.ToDisplayString(CodeFormat),
    };

    /// <summary>The same for what most types are, a simple name in a namespace; null for others. The compiler's own way to write a type is dear.</summary>
    private static string? Plain(ITypeSymbol type) =>
        type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum, Arity: 0, ContainingType: null }
            && type is { IsTupleType: false, NullableAnnotation: not NullableAnnotation.Annotated, ContainingNamespace: { IsGlobalNamespace: false } ns }
            && Identifier(type.Name) == type.Name
            ? "global::" + Namespace(ns) + "." + type.Name
            : null;

    /// <summary>The full name without assembly, as reflection gives it: <c>App.Outer+TopUsers</c>.</summary>
    public static string Full(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return Full(outer) + "+" + type.MetadataName;
        }
        return type.ContainingNamespace is { IsGlobalNamespace: false } ns ? FullNames.GetValue(ns, static ns => ns.ToDisplayString(PlainFormat)) + "." + type.MetadataName : type.MetadataName;
    }

    /// <summary>A namespace as C#, without <c>global::</c>.</summary>
    public static string Namespace(INamespaceSymbol ns) => CodeNames.GetValue(ns, static ns => ns.ToDisplayString(NamespaceFormat));

    /// <summary>A simple name as C#: with <c>@</c> where it is a keyword.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>As a message shows it.</summary>
    public static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>A type that was written as code, as a message shows it: without <c>global::</c> and namespaces.</summary>
    public static string Unqualified(string code)
    {
        var text = new System.Text.StringBuilder(code.Length);
        var start = 0;
        for (var i = 0; i <= code.Length; i++)
        {
            if (i < code.Length && (char.IsLetterOrDigit(code[i]) || code[i] is '_' or '.' or ':' or '@'))
            {
                continue;
            }
            var word = code.Substring(start, i - start);
            text.Append(word.Substring(word.LastIndexOfAny(['.', ':']) + 1));
            if (i < code.Length)
            {
                text.Append(code[i]);
            }
            start = i + 1;
        }
        return text.ToString();
    }
}
