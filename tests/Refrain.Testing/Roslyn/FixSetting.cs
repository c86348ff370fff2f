using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refrain.Testing.Roslyn;

/// <summary>What a <see cref="FixableProject"/> is looked at with.</summary>
/// <param name="Fixes">The fixes to try, each of one rule.</param>
/// <param name="Analyzers">All that says something of the code, before and after.</param>
/// <param name="Generators">Generators, which run before them.</param>
/// <param name="References">What the code refers to.</param>
public sealed record FixSetting(
    ImmutableArray<CodeFixProvider> Fixes, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableArray<AnalyzerReference> Generators, ImmutableArray<MetadataReference> References)
{
    /// <summary>All fixes of a kind that its assembly has.</summary>
    public static ImmutableArray<CodeFixProvider> FixesOf<TFix>()
        where TFix : CodeFixProvider =>
    [
        .. typeof(TFix).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(TFix)) && !type.IsAbstract)
            .OrderBy(static type => type.FullName, StringComparer.Ordinal).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];
}
