using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Refrain.Model;

namespace Refrain.Reading;

/// <summary>What was read of one task or source.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="FullName">The type's full name without assembly.</param>
/// <param name="Location">What to mark of the task.</param>
/// <param name="Model">What is emitted; null where there are problems or the code is half-typed.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record TaskReading(
    string Name,
    string FullName,
    Location Location,
    TaskModel? Model,
    ImmutableArray<Problem> Problems)
{
    /// <summary>The task types that the generated half names: what is required, and parameters that are tasks.</summary>
    public ImmutableArray<INamedTypeSymbol> Named { get; init; } = ImmutableArray<INamedTypeSymbol>.Empty;
}
