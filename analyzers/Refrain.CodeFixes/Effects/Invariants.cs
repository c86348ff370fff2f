using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects;

namespace Refrain.CodeFixes.Effects;

/// <summary>What says that texts are the same under each culture: a provider, a comparison or a comparer.</summary>
internal static class Invariants
{
    /// <summary>The invariant culture.</summary>
    public static ExpressionSyntax? Culture(EffectSite site) => Names.Static(site, "System.Globalization.CultureInfo", "InvariantCulture");

    /// <summary>What to give for a parameter of that type; null where it has nothing to do with cultures.</summary>
    public static ExpressionSyntax? For(EffectSite site, IParameterSymbol parameter) => parameter.Type switch
    {
        { Name: nameof(IFormatProvider) or "CultureInfo" } => Culture(site),
        { Name: nameof(StringComparison) } => Names.Static(site, "System.StringComparison", nameof(StringComparison.Ordinal)),
        { Name: "IComparer" or nameof(StringComparer) } => Names.Static(site, "System.StringComparer", nameof(StringComparer.Ordinal)),
        _ => null,
    };

    /// <summary>The value written by the invariant culture, in a format; null where its type can't be.</summary>
    public static ExpressionSyntax? Written(EffectSite site, ExpressionSyntax value, string? format = null)
    {
        if (Culture(site) is not { } culture) return null;
        ExpressionSyntax[] arguments = format is null ? [culture] : [SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(format)), culture];
        var type = site.Model.GetTypeInfo(value).Type;
        ExpressionSyntax call = type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            ? SyntaxFactory.ConditionalAccessExpression(Names.Receiver(value), SyntaxFactory.InvocationExpression(SyntaxFactory.MemberBindingExpression(SyntaxFactory.IdentifierName(nameof(ToString))), Names.Arguments(arguments)))
            : Names.Call(value, nameof(ToString), arguments);
        return site.TypeOf(value, call)?.SpecialType == SpecialType.System_String ? call.WithTriviaFrom(value) : null;
    }

    /// <summary>Is text of the value, in no format of its own, another one under another culture?</summary>
    public static bool IsWritten(ITypeSymbol? type) => type is not null && Cultures.Formats(type, null);
}
