using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Refrain.Reading;

namespace Refrain.CodeFixes;

/// <summary>RFN002: makes a class, struct or open record a sealed record.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SealedRecordFix)), Shared]
public sealed class SealedRecordFix() : ProblemFix(ProblemIds.NotSealedRecord)
{
    private protected override async Task<ImmutableArray<FixOffer>> Offers(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await TypeParts.Declaration(document, diagnostic.Location, cancellation).ConfigureAwait(false) is not { } declaration) return [];
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model?.GetDeclaredSymbol(declaration, cancellation) is not { } type || !CanBeSealedRecord(type)) return [];
        if ((await SymbolFinder.FindDerivedClassesAsync(type, document.Project.Solution, cancellationToken: cancellation).ConfigureAwait(false)).Any()) return [];
        var parts = await TypeParts.All(document, declaration, cancellation).ConfigureAwait(false);
        return
        [
            new("Make it a sealed record", "sealed record", async (editor, cancel) =>
            {
                foreach (var (part, syntax) in parts)
                {
                    var isMarked = syntax.SyntaxTree == declaration.SyntaxTree && syntax.Span == declaration.Span;
                    await editor.Replace(part, syntax, current => AsRecord(isMarked ? AsSealed(current) : Open(current)), cancel).ConfigureAwait(false);
                }
            }),
        ];
    }

    /// <summary>A record can't derive from a class that is none, have abstract members, or write by hand what the compiler writes in it.</summary>
    private static bool CanBeSealedRecord(INamedTypeSymbol type)
    {
        if (type.IsStatic || type.IsRefLikeType) return false;
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object, IsRecord: false } }) return false;
        foreach (var member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared) continue;
            if (member.IsAbstract || (member.IsVirtual && !member.IsOverride)) return false;
            if (!type.IsRecord && member is IMethodSymbol { Name: "Equals", Parameters.Length: 1 } equals && equals.Parameters[0].Type.SpecialType == SpecialType.System_Object) return false;
            if (!type.IsRecord && member is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator, Name: "op_Equality" or "op_Inequality" }) return false;
            if (!type.IsRecord && member.Name == "Clone") return false;
        }
        return true;
    }

    private static TypeDeclarationSyntax AsSealed(TypeDeclarationSyntax type) => Open(type).AddModifier(SyntaxKind.SealedKeyword);

    private static TypeDeclarationSyntax Open(TypeDeclarationSyntax type) =>
        type.RemoveModifier(SyntaxKind.AbstractKeyword).RemoveModifier(SyntaxKind.ReadOnlyKeyword);

    private static TypeDeclarationSyntax AsRecord(TypeDeclarationSyntax type)
    {
        if (type is RecordDeclarationSyntax record)
        {
            return record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword)
                ? Record(Changeable(record), record.Keyword)
                : record;
        }
        return Record(type is StructDeclarationSyntax ? Changeable(type) : type, SyntaxFactory.Token(SyntaxKind.RecordKeyword).WithTriviaFrom(type.Keyword));
    }

    /// <summary>Only members of a struct can say that they don't change it.</summary>
    private static TypeDeclarationSyntax Changeable(TypeDeclarationSyntax type) => type.ReplaceNodes(
        type.Members.Where(static member => member is not FieldDeclarationSyntax and not BaseTypeDeclarationSyntax).SelectMany(static member => member.DescendantNodesAndSelf())
            .Where(static node => node is MemberDeclarationSyntax or AccessorDeclarationSyntax),
        static (_, node) => node switch
        {
            MemberDeclarationSyntax member => member.WithModifiers(Without(member.Modifiers)).WithLeadingTrivia(member.GetLeadingTrivia()),
            AccessorDeclarationSyntax accessor => accessor.WithModifiers(Without(accessor.Modifiers)).WithLeadingTrivia(accessor.GetLeadingTrivia()),
            _ => node,
        });

    private static SyntaxTokenList Without(SyntaxTokenList modifiers) => [.. modifiers.Where(static token => !token.IsKind(SyntaxKind.ReadOnlyKeyword))];

    private static RecordDeclarationSyntax Record(TypeDeclarationSyntax type, SyntaxToken keyword) => SyntaxFactory.RecordDeclaration(
        SyntaxKind.RecordDeclaration, type.AttributeLists, type.Modifiers, keyword, classOrStructKeyword: default, type.Identifier,
        type.TypeParameterList, type.ParameterList, type.BaseList, type.ConstraintClauses,
        type.OpenBraceToken, type.Members, type.CloseBraceToken, type.SemicolonToken);
}
