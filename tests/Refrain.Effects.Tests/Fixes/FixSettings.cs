extern alias generator;

using generator::Refrain.Generator;
using Refrain.Analyzers;
using Refrain.CodeFixes.Effects;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Fixes;

/// <summary>What the fixes of the effect rules are tried with.</summary>
internal static class FixSettings
{
    /// <summary>All of them, on code that uses the packages of the corpus.</summary>
    public static FixSetting WithPackages { get; } = new(
        FixSetting.FixesOf<EffectFix>(), [new DeclarationAnalyzer(), new EffectAnalyzer()], GeneratorReferences.Of(new RefrainGenerator()), [.. CorpusReferences.All]);
}
