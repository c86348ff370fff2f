using Microsoft.CodeAnalysis;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>Everything that the tables know.</summary>
internal static class KnownReferences
{
    /// <summary>A compilation of no source that sees the libraries, the packages and the stubs.</summary>
    public static Compilation Compilation { get; } = RoslynHarness.Compile([], CorpusReferences.All);
}
