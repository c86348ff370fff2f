using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Refrain.CodeFixes;

/// <summary>The declaration of a task that has its positional parameters.</summary>
/// <param name="Document">The document it is in.</param>
/// <param name="Declaration">The declaration.</param>
internal sealed record TaskHead(Document Document, TypeDeclarationSyntax Declaration)
{
    /// <summary>Where a new parameter of a task goes. Null where hand-written constructors would have to call a first parameter list.</summary>
    public static async Task<TaskHead?> Of(Document document, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        var parts = await TypeParts.All(document, declaration, cancellation).ConfigureAwait(false);
        var (home, head) = parts.FirstOrDefault(part => part.Syntax.ParameterList is not null);
        if (head is not null) return new(home, head);
        return parts.Exists(part => part.Syntax.Members.Any(SyntaxKind.ConstructorDeclaration)) ? null : new(document, declaration);
    }

    /// <summary>The position of a new parameter.</summary>
    public int Place => Declaration.ParameterList?.Place() ?? 0;

    /// <summary>Adds a parameter, where there is none of that name: two diagnostics may ask for the same, and Fix All adds it once.</summary>
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, string parameterType, string name, int? at = null)
    {
        if (type.ParameterList?.Parameters.Any(parameter => parameter.Identifier.ValueText == name) == true) return type;
        var parameter = MethodParts.Parameter(parameterType, SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name);
        if (type.ParameterList is { } list) return (TypeDeclarationSyntax)type.WithParameterList(list.Insert(parameter, at ?? list.Place()));
        var opened = SyntaxFactory.ParameterList([parameter]).WithTrailingTrivia(type.Identifier.TrailingTrivia);
        return (TypeDeclarationSyntax)type.WithIdentifier(type.Identifier.WithTrailingTrivia()).WithParameterList(opened);
    }
}
