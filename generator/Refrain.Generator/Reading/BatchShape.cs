using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>What <c>RunBatch</c> gives, as symbols: a result for each of its tasks.</summary>
/// <param name="Output">What is stored of a result.</param>
/// <param name="IsByTask">Whether each result comes with its task, in any order; otherwise they come in a list, in the order of the tasks.</param>
/// <param name="IsAwaited">Whether what the method returns is awaited.</param>
internal sealed record BatchShape(OutputShape Output, bool IsByTask, bool IsAwaited)
{
    /// <summary>The method's name.</summary>
    public const string Method = "RunBatch";

    /// <summary>What the method returns; null where that is no result for each task.</summary>
    public static BatchShape? OfReturn(IMethodSymbol method, INamedTypeSymbol task, KnownSymbols known)
    {
        var type = method.ReturnType;
        var awaited = known.IsAny(type, KnownSymbols.TaskTypes);
        if (awaited is { TypeArguments.Length: 1 })
        {
            type = awaited.TypeArguments[0];
        }
        if (CollectionShape.Of(type, known) is not { Element: { } element } results)
        {
            return null;
        }
        if (element is INamedTypeSymbol { IsTupleType: true, TupleElements.Length: 2 } pair && SymbolEqualityComparer.Default.Equals(pair.TupleElements[0].Type, task))
        {
            return new BatchShape(OutputShape.OfResult(pair.TupleElements[1].Type, known), IsByTask: true, awaited is not null);
        }
        // Of a sequence nobody knows that it has a result for each task before it has ended, and then the first would have been taken.
        return results.Kind is CollectionKind.ReadOnlyList or CollectionKind.List or CollectionKind.Array
            ? new BatchShape(OutputShape.OfResult(element, known), IsByTask: false, awaited is not null)
            : null;
    }
}
