using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Refrain.Knowledge;

namespace Refrain.CodeFixes.Effects;

/// <summary>A call that writes a file, as the tables know it.</summary>
/// <param name="Call">The call, or the making of a stream or writer.</param>
/// <param name="Method">What it calls.</param>
/// <param name="Arguments">Its arguments by the names of the parameters, as far as they are written down.</param>
/// <param name="Path">The path it is given.</param>
internal sealed record FileWrite(ExpressionSyntax Call, IMethodSymbol Method, Dictionary<string, ArgumentSyntax> Arguments, ArgumentSyntax Path)
{
    /// <summary>The write that an expression is; null where it is none, or where no argument is the path.</summary>
    public static FileWrite? Of(EffectSite site, SyntaxNode? node)
    {
        var (method, given) = node is null ? default : site.Model.GetOperation(node) switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => default,
        };
        if (method is null) return null;
        var line = ApiTables.Of(site.Model.Compilation, site.Document.Project.AnalyzerOptions.AdditionalFiles).Find(method)
            .FirstOrDefault(static entry => entry.Effect is ApiEffect.Append or ApiEffect.Write);
        if (line?[ApiSettings.Path] is not { } name) return null;
        var arguments = given.Where(static argument => argument.Parameter is not null && argument.Syntax is ArgumentSyntax)
            .ToDictionary(static argument => argument.Parameter!.Name, static argument => (ArgumentSyntax)argument.Syntax, StringComparer.Ordinal);
        return arguments.TryGetValue(name, out var path) && site.Model.GetTypeInfo(path.Expression).Type?.SpecialType == SpecialType.System_String
            ? new((ExpressionSyntax)node!, method, arguments, path)
            : null;
    }

    /// <summary>All writes in a piece of code, in the order of the text.</summary>
    public static IEnumerable<FileWrite> In(EffectSite site, SyntaxNode code) =>
        code.DescendantNodes().Where(static node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            .Select(node => Of(site, node)).OfType<FileWrite>().OrderBy(static write => write.Call.SpanStart);
}
