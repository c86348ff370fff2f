extern alias generator;

using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests;

/// <summary>The checks that the tests share: Refrain's analyzers over what Refrain's generator has added, as in a build.</summary>
internal static class RefrainChecks
{
    public static AnalyzerCheck Declarations { get; } = WithReferences();

    public static AnalyzerCheck WithReferences(params MetadataReference[] references) => new()
    {
        Analyzers = [new DeclarationAnalyzer()],
        Generators = [Generator()],
        AdditionalReferences = [.. references],
    };

    public static IIncrementalGenerator Generator() => new RefrainGenerator();
}
