using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refrain.Testing.Roslyn;

/// <summary>Generators as a project of a workspace refers to them: by their files. The workspace knows how to tell no other kind of reference apart.</summary>
public static class GeneratorReferences
{
    /// <summary>The assemblies of generators, each once.</summary>
    public static ImmutableArray<AnalyzerReference> Of(params ImmutableArray<IIncrementalGenerator> generators) =>
        [.. generators.Select(generator => generator.GetType().Assembly).Distinct().Select(assembly => new AnalyzerFileReference(assembly.Location, new Loaded(assembly)))];

    /// <summary>The assembly that the test has loaded already.</summary>
    private sealed class Loaded(Assembly assembly) : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => assembly;
    }
}
