using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>A requirement as symbols.</summary>
/// <param name="Name">The member's name, or the required type's.</param>
/// <param name="Task">The required type.</param>
/// <param name="Cardinality">How many instances it asks for.</param>
/// <param name="Location">What to mark of it.</param>
/// <param name="Member">The property or method; null for <c>[Requires&lt;T&gt;]</c>.</param>
internal sealed record RequiredTask(
    string Name, INamedTypeSymbol Task, RequirementCardinality Cardinality, Location Location, ISymbol? Member)
{
    public bool IsOrderOnly { get; init; }

    /// <summary>Whether a method's result is awaited.</summary>
    public bool IsAwaited { get; init; }

    public EquatableArray<PassThroughModel> PassThrough { get; init; } = ImmutableArray<PassThroughModel>.Empty;

    /// <summary>Evaluated while the run goes on: a method with parameters that bind to outputs, or one that is awaited.</summary>
    public bool IsRuntime => Member is IMethodSymbol method && (IsAwaited || !method.Parameters.IsEmpty);

    /// <summary>The member's type as a requirement: one task, an optional one or a sequence of tasks; null for anything else.</summary>
    public static (INamedTypeSymbol Task, RequirementCardinality Cardinality)? Target(ITypeSymbol type, KnownSymbols known)
    {
        if (TaskSymbols.IsTaskType(type, known))
        {
            return ((INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.NotAnnotated),
                type.NullableAnnotation == NullableAnnotation.Annotated ? RequirementCardinality.Optional : RequirementCardinality.One);
        }
        if (type is IArrayTypeSymbol { IsSZArray: true } array)
        {
            return Many(array.ElementType, known);
        }
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Collections_Generic_IEnumerable_T } sequence)
        {
            return Many(sequence.TypeArguments[0], known);
        }
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                && Many(implemented.TypeArguments[0], known) is { } many)
            {
                return many;
            }
        }
        return null;
    }

    private static (INamedTypeSymbol, RequirementCardinality)? Many(ITypeSymbol element, KnownSymbols known) =>
        TaskSymbols.IsTaskType(element, known)
            ? ((INamedTypeSymbol)element.WithNullableAnnotation(NullableAnnotation.NotAnnotated), RequirementCardinality.Many)
            : null;
}
