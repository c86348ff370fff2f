using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Refrain.CodeFixes;

/// <summary>Hand-written code that calls a method which otherwise only the framework calls: a test, say.</summary>
internal static class Calls
{
    /// <summary>Does such code call the method, or give it away?</summary>
    public static async Task<bool> Any(IMethodSymbol method, Solution solution, CancellationToken cancellation) =>
        (await Places(method, solution, cancellation).ConfigureAwait(false)).Count > 0;

    /// <summary>Does such code name a parameter of the method?</summary>
    public static async Task<bool> Name(IMethodSymbol method, string parameter, Solution solution, CancellationToken cancellation)
    {
        foreach (var place in await Places(method, solution, cancellation).ConfigureAwait(false))
        {
            var root = await place.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            var call = root?.FindNode(place.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
            if (call?.ArgumentList.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == parameter) == true) return true;
        }
        return false;
    }

    private static async Task<List<ReferenceLocation>> Places(IMethodSymbol method, Solution solution, CancellationToken cancellation) =>
    [
        .. (await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false))
            .SelectMany(static found => found.Locations).Where(static location => location.Document is not SourceGeneratedDocument),
    ];
}
