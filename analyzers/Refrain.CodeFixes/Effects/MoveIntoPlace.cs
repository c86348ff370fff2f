using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;

namespace Refrain.CodeFixes.Effects;

/// <summary>A file is written as a temporary beside its place, and moved there when it is whole.</summary>
internal sealed class MoveIntoPlace
{
    private readonly EffectSite _site;
    private readonly FileWrite _write;
    private readonly StatementSyntax _statement;
    private readonly StatementSyntax _last;
    private readonly List<(string Local, bool Awaited)> _open;

    private MoveIntoPlace(EffectSite site, FileWrite write, StatementSyntax statement, StatementSyntax last, List<(string Local, bool Awaited)> open) =>
        (_site, _write, _statement, _last, _open) = (site, write, statement, last, open);

    /// <summary>The fix; null where the code may leave before the file is whole, or would go on with what an earlier attempt has left.</summary>
    public static FixOffer? Of(EffectSite site, FileWrite write)
    {
        if (!StartsEmpty(write) || Find(site, write) is not { } move) return null;
        var function = write.Call.Ancestors().First(static node => node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
        var member = write.Call.FirstAncestorOrSelf<MemberDeclarationSyntax>()!;
        var earlier = FileWrite.In(site, function).TakeWhile(other => other.Call != write.Call).Count();
        return new("Write it beside its place and move it there", "move", (editor, cancel) => move.Edit(
            editor, CodePlace.FreeLocal(member, "temporary", earlier), CodePlace.FreeLocal(member, "target", earlier), cancel));
    }

    /// <summary>Does the write begin with an empty file, whatever is there?</summary>
    private static bool StartsEmpty(FileWrite write)
    {
        bool Says(string parameter, string text) => write.Arguments.TryGetValue(parameter, out var given) && given.Expression.ToString() is var said && (said == text || said.EndsWith("." + text, StringComparison.Ordinal));
        return write.Method switch
        {
            { ContainingType.Name: nameof(File), Name: nameof(File.Create) or nameof(File.CreateText) } => true,
            { ContainingType.Name: nameof(File), Name: var name } when name.StartsWith("WriteAll", StringComparison.Ordinal) => true,
            { ContainingType.Name: nameof(File), Name: nameof(File.Copy) } => Says("overwrite", "true"),
            { ContainingType.Name: nameof(File) or nameof(FileStream) } => Says("mode", nameof(FileMode.Create))
                || (write.Arguments.TryGetValue("options", out var options) && options.Expression is BaseObjectCreationExpressionSyntax { Initializer: { } set } && set.Expressions.Any(static one => one.ToString().Replace(" ", "") is "Mode=FileMode.Create")),
            { ContainingType.Name: nameof(StreamWriter) } => !write.Arguments.ContainsKey("options") && (!write.Arguments.ContainsKey("append") || Says("append", "false")),
            { ContainingType.Name: "XDocument" or "XElement" or "XmlDocument", Name: "Save" } or { ContainingType.Name: "XmlWriter", Name: "Create" } or { ContainingType.Name: "XmlTextWriter" } => true,
            _ => false,
        };
    }

    private static MoveIntoPlace? Find(EffectSite site, FileWrite write)
    {
        if (write.Call.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || CodePlace.Functions(write.Call).FirstOrDefault() is { } function && function.SpanStart > statement.SpanStart) return null;
        switch (statement)
        {
            case ExpressionStatementSyntax { Parent: BlockSyntax } alone when Bare(alone.Expression) == write.Call && IsWritten(write.Method, alone.Expression):
                return new(site, write, statement, statement, []);
            case UsingStatementSyntax block when block.Statement.SpanStart > write.Call.Span.End:
                StatementSyntax outermost = block;
                while (outermost.Parent is UsingStatementSyntax outer) outermost = outer;
                return outermost.Parent is BlockSyntax && StaysInside(site, outermost, outermost) ? new(site, write, outermost, outermost, []) : null;
            case LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables.Count: 1, Parent: BlockSyntax around }:
                return ToTheEnd(site, write, statement, around);
            default:
                return null;
        }
    }

    /// <summary>What is open until the end of a block is closed there; a last statement that returns goes on doing so.</summary>
    private static MoveIntoPlace? ToTheEnd(EffectSite site, FileWrite write, StatementSyntax statement, BlockSyntax block)
    {
        var rest = block.Statements.SkipWhile(other => other != statement).ToList();
        var returns = rest[rest.Count - 1] is ReturnStatementSyntax;
        if (returns) rest.RemoveAt(rest.Count - 1);
        if (!StaysInside(site, rest[0], rest[rest.Count - 1])) return null;

        // What is made over the file is closed before it.
        var open = new List<(string Local, bool Awaited)>();
        foreach (var local in rest.OfType<LocalDeclarationStatementSyntax>().Where(static local => local.UsingKeyword.RawKind != 0))
        {
            var isOverIt = local == statement || local.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => open.Any(one => one.Local == name.Identifier.ValueText));
            if (!isOverIt) continue;
            if (local.Declaration.Variables.Count != 1) return null;
            open.Insert(0, (local.Declaration.Variables[0].Identifier.ValueText, local.AwaitKeyword.RawKind != 0));
        }
        if (returns && block.Statements.Last().DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => open.Any(one => one.Local == name.Identifier.ValueText))) return null;
        return new(site, write, statement, rest[rest.Count - 1], open);
    }

    private static bool StaysInside(EffectSite site, StatementSyntax first, StatementSyntax last) =>
        site.Model.AnalyzeControlFlow(first, last) is { Succeeded: true, ExitPoints.IsEmpty: true, ReturnStatements.IsEmpty: true, EndPointIsReachable: true };

    /// <summary>Is the file whole when the statement ends?</summary>
    private static bool IsWritten(IMethodSymbol method, ExpressionSyntax statement) =>
        method.ReturnsVoid || (method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", IsGenericType: false } && statement is AwaitExpressionSyntax);

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => Bare(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } => Bare(access.Expression),
        _ => expression,
    };

    private async Task Edit(Microsoft.CodeAnalysis.Editing.SolutionEditor solution, string temporary, string target, CancellationToken cancellation)
    {
        if (Names.Static(_site, "System.IO.File", nameof(File.Move)) is not { } move) return;
        var editor = await solution.GetDocumentEditorAsync(_site.Document.Id, cancellation).ConfigureAwait(false);
        var path = _write.Path.Expression;
        var place = path is IdentifierNameSyntax ? path.WithoutTrivia() : SyntaxFactory.IdentifierName(target);
        var name = SyntaxFactory.BinaryExpression(
            SyntaxKind.AddExpression, place.WithTrailingTrivia(SyntaxFactory.Space), SyntaxFactory.Token(SyntaxKind.PlusToken).WithTrailingTrivia(SyntaxFactory.Space), Text(".tmp"));
        List<StatementSyntax> before = [Statements.Local(temporary, name)];
        if (path is not IdentifierNameSyntax) before.Insert(0, Statements.Local(target, path));

        var whole = SyntaxFactory.InvocationExpression(move, Names.Arguments([SyntaxFactory.IdentifierName(temporary), place])
            .Add(ArgumentPlaces.Named("overwrite", SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression))));
        List<StatementSyntax> after = [.. _open.Select(Closed), SyntaxFactory.ExpressionStatement(whole)];
        editor.InsertBefore(_statement, before.Select(Statements.OfItsOwn));
        editor.InsertAfter(_last, after.Select(Statements.OfItsOwn));
        editor.ReplaceNode(path, SyntaxFactory.IdentifierName(temporary).WithTriviaFrom(path));
    }

    private static StatementSyntax Closed((string Local, bool Awaited) open)
    {
        var local = SyntaxFactory.IdentifierName(open.Local);
        return SyntaxFactory.ExpressionStatement(open.Awaited
            ? SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), Names.Call(local, "DisposeAsync"))
            : Names.Call(local, nameof(IDisposable.Dispose)));
    }

    private static LiteralExpressionSyntax Text(string text) => SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));
}
