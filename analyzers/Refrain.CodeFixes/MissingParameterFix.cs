using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN009: adds the parameter that a task needs to pass it on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingParameterFix)), Shared]
public sealed class MissingParameterFix() : ProblemFix(ProblemIds.MissingPassThrough)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(ProblemProperties.Kind, out var kind) || kind != "missing"
            || diagnostic.Properties[ProblemProperties.Name] is not { } name || diagnostic.Properties[ProblemProperties.Type] is not { } type
            || await TypeParts.Declaration(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } declaration) return [];

        var parts = await TypeParts.All(document, declaration, cancellation).ConfigureAwait(false);
        var (home, head) = parts.FirstOrDefault(part => part.Syntax.ParameterList is not null);
        if (head is null)
        {
            // A first parameter list makes a primary constructor, which hand-written constructors would have to call.
            if (parts.Exists(part => part.Syntax.Members.Any(SyntaxKind.ConstructorDeclaration))) return [];
            (home, head) = (document, declaration);
        }
        return
        [
            new(
                $"Add parameter '{name}' to '{declaration.Identifier.ValueText}'",
                "add parameter",
                (editor, cancel) => editor.Replace(home, head, current => Add(current, type, name), cancel)),
        ];
    }

    private static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, string parameterType, string name)
    {
        // Two requirements may lack the same parameter; Fix All adds it once.
        if (type.ParameterList?.Parameters.Any(parameter => parameter.Identifier.ValueText == name) == true) return type;
        var parameter = MethodParts.Parameter(parameterType, SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name);
        if (type.ParameterList is { } list) return (TypeDeclarationSyntax)type.WithParameterList(list.Insert(parameter));
        var opened = SyntaxFactory.ParameterList([parameter]).WithTrailingTrivia(type.Identifier.TrailingTrivia);
        return (TypeDeclarationSyntax)type.WithIdentifier(type.Identifier.WithTrailingTrivia()).WithParameterList(opened);
    }
}
