using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>
/// The default of a parameter as far as its text alone shows it, which it does mostly: to ask its symbol is to bind it, with an analysis of nullness, and the
/// compiler does that once more for itself.
/// </summary>
internal static class WrittenDefault
{
    /// <summary>Does the text say it?</summary>
    /// <param name="parameter">A parameter, of this compilation or another.</param>
    /// <param name="written">The default, or that there is none.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static bool Of(IParameterSymbol parameter, out DefaultModel written, CancellationToken cancellation)
    {
        written = DefaultModel.None;
        // An attribute can give a default, too.
        if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not ParameterSyntax { AttributeLists.Count: 0 } syntax)
        {
            return false;
        }
        if (syntax.Default is null)
        {
            return true;
        }
        // The value of the word default is its own text.
        object? value = syntax.Default.Value is LiteralExpressionSyntax { Token.Value: { } literal } && !syntax.Default.Value.IsKind(SyntaxKind.DefaultLiteralExpression)
            ? (parameter.Type.SpecialType, literal) switch
            {
                (SpecialType.System_Boolean, bool) or (SpecialType.System_Int32, int) or (SpecialType.System_Int64, long) or (SpecialType.System_String, string) => literal,
                (SpecialType.System_Int64, int number) => (long)number,
                _ => null,
            }
            : null;
        if (value is null)
        {
            return false;
        }
        written = new DefaultModel(DefaultKind.Constant, ConstantText.Of(value, parameter.Type));
        return true;
    }
}
