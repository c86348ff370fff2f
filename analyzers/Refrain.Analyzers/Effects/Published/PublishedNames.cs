using Microsoft.CodeAnalysis;

namespace Refrain.Effects.Published;

/// <summary>The names by which types and members are written down and found again.</summary>
internal static class PublishedNames
{
    /// <summary>The name of a type among those of its assembly, or null where it has none that lasts.</summary>
    public static string? Of(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        // The block of an extension has no name: its members are told of the class around it.
        if (type.IsExtension) return type.ContainingType is { } container ? Of(container) : null;
        if (type.IsAnonymousType || type.TypeKind == TypeKind.Error || type.MetadataName.Length == 0) return null;
        if (type.ContainingType is { } outer) return Of(outer) is { } name ? name + "+" + type.MetadataName : null;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName;
    }

    /// <summary>The key of a member among those of its type: its documentation comment's id without kind and type.</summary>
    public static string? KeyOf(ISymbol member)
    {
        if (member is IMethodSymbol { ContainingType: { IsExtension: true, ExtensionParameter: { } receiver } } extension)
        {
            var parameters = extension.OriginalDefinition.Parameters.Insert(0, receiver.OriginalDefinition).Select(static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
            return $"{extension.MetadataName}``{extension.Arity}({string.Join(",", parameters)})";
        }
        if (member.ContainingType is not { } type || member.OriginalDefinition.GetDocumentationCommentId() is not { } id || type.OriginalDefinition.GetDocumentationCommentId() is not { } owner) return null;
        // Both begin with a letter and a colon; a dot is between the type and the member.
        return id.Length > owner.Length + 1 ? id.Substring(owner.Length + 1) : null;
    }
}
