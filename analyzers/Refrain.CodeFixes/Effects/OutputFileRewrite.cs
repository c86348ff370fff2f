using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects;

/// <summary>The one file that a <c>Run</c> writes becomes the task's output: an <c>OutputFile</c> that the framework hands in.</summary>
internal static class OutputFileRewrite
{
    /// <summary>The fix; null where <c>Run</c> has an output already, writes more than one file, or writes it more than once.</summary>
    public static async Task<FixOffer?> Of(EffectSite site, FileWrite write, CancellationToken cancellation)
    {
        if (site.Task is null || site.Member is not IMethodSymbol { Name: "Run" } run || write.Call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } declaration) return null;
        if (CodePlace.IsRepeated(write.Call) || !OutputShape.OfReturn(run, site.Known).IsVoid || FileWrite.In(site, declaration).Count() != 1) return null;
        if (run.Parameters.Any(parameter => RefrainNames.Outputs.Any(output => site.Known.Is(parameter.Type, output)))) return null;
        if (await Calls.Any(run, site.Document.Project.Solution, cancellation).ConfigureAwait(false)) return null;

        var name = CodePlace.FreeLocal(declaration, "output");
        var local = OnlyForThePath(site, declaration, write);
        return new("Write it to an OutputFile", "output", async (editor, cancel) =>
        {
            await editor.ReplaceOnce(site.Document, write.Call, _ => Rewritten(site, declaration, write, SyntaxFactory.IdentifierName(name)).WithTriviaFrom(write.Call), cancel).ConfigureAwait(false);
            await editor.ReplaceOnce(site.Document, declaration.ParameterList, list => list.Insert(MethodParts.Parameter("global::" + RefrainNames.OutputFile, name)), cancel).ConfigureAwait(false);
            if (local is not null) (await editor.GetDocumentEditorAsync(site.Document.Id, cancel).ConfigureAwait(false)).RemoveNode(local, SyntaxRemoveOptions.KeepNoTrivia);
        });
    }

    private static ExpressionSyntax Rewritten(EffectSite site, MethodDeclarationSyntax run, FileWrite write, ExpressionSyntax output)
    {
        var content = write.Method.Parameters.Where(parameter => parameter.Ordinal > 0).Select(parameter => write.Arguments.TryGetValue(parameter.Name, out var given) ? given.Expression : null).ToList();
        var opened = Names.Call(output, "OpenWrite");
        switch (write.Method)
        {
            case { ContainingType.Name: nameof(File), Name: var name } when Whole(write.Method) is { } whole:
                return Names.Call(output, whole + (name.EndsWith("Async", StringComparison.Ordinal) ? "Async" : ""), content.OfType<ExpressionSyntax>().Select(static value => value.WithoutTrivia()));
            case { ContainingType.Name: nameof(File), Name: nameof(File.Create) or nameof(File.OpenWrite), Parameters.Length: 1 } when IsUsedAsStream(site, run, write.Call):
                return opened;
            case { ContainingType.Name: nameof(File), Name: nameof(File.CreateText) or nameof(File.AppendText) } when site.Known.Type("System.IO.StreamWriter") is { } writer:
                return SyntaxFactory.ObjectCreationExpression(
                    SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space), Names.Type(site.Document, site.Model, write.Call.SpanStart, writer), Names.Arguments([opened]), null);
            case { ContainingType.Name: nameof(StreamWriter) } when write.Call is BaseObjectCreationExpressionSyntax creation && write.Method.Parameters.All(static parameter => parameter.Name is "path" or "append" or "encoding"):
                var encoding = write.Arguments.TryGetValue("encoding", out var said) ? new[] { said.Expression.WithoutTrivia() } : [];
                return creation.WithArgumentList(Names.Arguments([opened, .. encoding]));
            default:
                var path = SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, output, SyntaxFactory.IdentifierName("Path"));
                return write.Call.ReplaceNode(write.Path.Expression, path.WithTriviaFrom(write.Path.Expression));
        }
    }

    /// <summary>The method of <c>OutputFile</c> that does the same: it has no encoding but UTF-8.</summary>
    private static string? Whole(IMethodSymbol method)
    {
        if (method.Parameters.Length is not (2 or 3) || (method.Parameters.Length == 3 && method.Parameters[2].Type.Name != nameof(CancellationToken))) return null;
        return (method.Name.Replace("Append", "Write").Replace("Async", ""), method.Parameters[1].Type) switch
        {
            ("WriteAllText", { SpecialType: SpecialType.System_String }) => "WriteAllText",
            ("WriteAllLines", IArrayTypeSymbol or { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T }) => "WriteAllLines",
            ("WriteAllBytes", _) => "WriteAllBytes",
            _ => null,
        };
    }

    /// <summary>Is the file that was opened only asked for what every stream has?</summary>
    private static bool IsUsedAsStream(EffectSite site, MethodDeclarationSyntax run, ExpressionSyntax call) => call.Parent switch
    {
        ArgumentSyntax => site.Model.GetTypeInfo(call).ConvertedType?.Name == nameof(Stream),
        UsingStatementSyntax => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } local } => run.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Identifier.ValueText)
            .All(name => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name
                ? site.Model.GetSymbolInfo(access).Symbol is { } member && (member.IsOverride || member.ContainingType.Name != nameof(FileStream))
                : site.Model.GetTypeInfo(name).ConvertedType?.Name != nameof(FileStream)),
        _ => false,
    };

    /// <summary>The local that held the path and nothing else, and that was made by nothing but the putting together of texts.</summary>
    private static SyntaxNode? OnlyForThePath(EffectSite site, MethodDeclarationSyntax run, FileWrite write)
    {
        if (write.Path.Expression is not IdentifierNameSyntax name || site.Model.GetSymbolInfo(name).Symbol is not ILocalSymbol local
            || run.DescendantNodes().OfType<IdentifierNameSyntax>().Count(other => other.Identifier.ValueText == local.Name) != 1
            || local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } }) return null;
        if (statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))) return null;
        return value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().All(call => site.Model.GetSymbolInfo(call).Symbol?.ContainingType is { Name: nameof(System.IO.Path) or nameof(String) }) ? statement : null;
    }
}
