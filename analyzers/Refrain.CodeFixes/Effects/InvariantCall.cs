using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Reading;

namespace Refrain.CodeFixes.Effects;

/// <summary>A call that depends on the culture, as one that does not.</summary>
/// <param name="Title">What the user reads.</param>
/// <param name="Change">The call, changed.</param>
internal sealed record InvariantCall(string Title, Func<ExpressionSyntax, ExpressionSyntax> Change)
{
    /// <summary>The first way that compiles; null where there is none.</summary>
    public static InvariantCall? Of(EffectSite site, ExpressionSyntax expression)
    {
        if (site.Model.GetSymbolInfo(expression).Symbol is not IMethodSymbol method || Arguments(expression) is null) return null;
        return Ways(site, method, expression).FirstOrDefault(way => site.Calls(expression, way.Change(expression)) is { } changed
            && (method.MethodKind == MethodKind.Constructor || SymbolEqualityComparer.Default.Equals(changed.ReturnType, method.ReturnType)));
    }

    private static IEnumerable<InvariantCall> Ways(EffectSite site, IMethodSymbol method, ExpressionSyntax expression)
    {
        if (method.ContainingType.GetMembers(method.Name + "Invariant").Length > 0)
            yield return new($"Call {method.Name}Invariant", static current => Renamed((InvocationExpressionSyntax)current));
        if (method is { ContainingType.SpecialType: SpecialType.System_String, Name: nameof(string.CompareTo) } && expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax })
            yield return new("Compare by code units", static current => ComparedOrdinally((InvocationExpressionSyntax)current));
        if (method is { ContainingType.SpecialType: SpecialType.System_String, Name: nameof(string.Compare), Parameters.Length: 3 } && method.Parameters[2].Type.SpecialType == SpecialType.System_Boolean
            && Arguments(expression) is { Arguments.Count: 3 } given && site.Model.GetConstantValue(given.Arguments[2].Expression).Value is bool ignored
            && Names.Static(site, "System.StringComparison", ignored ? nameof(StringComparison.OrdinalIgnoreCase) : nameof(StringComparison.Ordinal)) is { } comparison)
            yield return new("Compare by code units", current => With(current, list => list.ReplaceNode(list.Arguments[2], SyntaxFactory.Argument(comparison).WithTriviaFrom(list.Arguments[2]))));
        foreach (var parameter in Added(method))
        {
            if (Invariants.For(site, parameter) is not { } value) continue;
            var at = parameter.Ordinal - (method.ReducedFrom is null ? 0 : 1);
            var name = TypeNames.Identifier(parameter.Name);
            yield return new($"Pass {Shown(value)}", current => With(current, list => list.Insert(at, name, value)));
        }
        // What is written has no overload with a provider: each value is written by itself.
        var written = Written(site, expression);
        if (written.Count > 0) yield return new("Write it by the invariant culture", current => With(current, list => Replaced(list, written)));
    }

    /// <summary>The parameter that an overload has more, if it says by which culture: a comparison is said before a comparer or a provider.</summary>
    private static IEnumerable<IParameterSymbol> Added(IMethodSymbol method)
    {
        var own = (method.ReducedFrom ?? method).OriginalDefinition;
        return own.ContainingType.GetMembers(own.Name).OfType<IMethodSymbol>()
            .Where(other => other.IsStatic == own.IsStatic && other.Parameters.Length == own.Parameters.Length + 1 && other.TypeParameters.Length == own.TypeParameters.Length)
            .Select(other => other.Parameters.FirstOrDefault(parameter => IsAllBut(other, parameter, own))).OfType<IParameterSymbol>()
            .OrderBy(static parameter => parameter.Type.Name == nameof(StringComparison) ? 0 : 1).ThenBy(static parameter => parameter.Ordinal);
    }

    private static bool IsAllBut(IMethodSymbol longer, IParameterSymbol added, IMethodSymbol method) =>
        longer.Parameters.Where(parameter => parameter.Ordinal != added.Ordinal).Zip(method.Parameters, static (one, other) => one.RefKind == other.RefKind && Same(one.Type, other.Type)).All(static same => same);

    private static bool Same(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other) || one.ToDisplayString() == other.ToDisplayString()
        // A handler of interpolated text is given the provider too.
        || (one.Name.EndsWith("InterpolatedStringHandler", StringComparison.Ordinal) && one.Name == other.Name);

    private static ArgumentListSyntax? Arguments(ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList,
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        _ => null,
    };

    private static ExpressionSyntax With(ExpressionSyntax call, Func<ArgumentListSyntax, ArgumentListSyntax> change) => call.ReplaceNode(Arguments(call)!, change(Arguments(call)!));

    private static ExpressionSyntax Renamed(InvocationExpressionSyntax call)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            var bare => (SimpleNameSyntax)bare,
        };
        return call.ReplaceNode(name, SyntaxFactory.IdentifierName(name.Identifier.ValueText + "Invariant").WithTriviaFrom(name)).WithArgumentList(call.ArgumentList);
    }

    private static ExpressionSyntax ComparedOrdinally(InvocationExpressionSyntax call)
    {
        var owner = ((MemberAccessExpressionSyntax)call.Expression).Expression;
        return Names.Call(
            SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword)), nameof(string.CompareOrdinal),
            owner.WithoutTrivia(), call.ArgumentList.Arguments[0].Expression).WithTriviaFrom(call);
    }

    /// <summary>The arguments whose text depends on the culture, by position, as texts.</summary>
    private static Dictionary<int, ExpressionSyntax> Written(EffectSite site, ExpressionSyntax call)
    {
        var written = new Dictionary<int, ExpressionSyntax>();
        foreach (var (argument, i) in Arguments(call)!.Arguments.Select(static (argument, i) => (argument.Expression, i)))
        {
            if (Invariants.IsWritten(site.Model.GetTypeInfo(argument).Type) && Invariants.Written(site, argument) is { } text) written.Add(i, text);
        }
        return written;
    }

    private static ArgumentListSyntax Replaced(ArgumentListSyntax list, Dictionary<int, ExpressionSyntax> written) =>
        list.WithArguments(SyntaxFactory.SeparatedList(
            list.Arguments.Select((argument, i) => written.TryGetValue(i, out var text) ? argument.WithExpression(text.WithTriviaFrom(argument.Expression)) : argument), list.Arguments.GetSeparators()));

    private static string Shown(ExpressionSyntax value) => value is MemberAccessExpressionSyntax access ? TypeNames.Unqualified(access.Expression.ToString()) + "." + access.Name : value.ToString();
}
