using Microsoft.CodeAnalysis;

namespace Refrain.Generator.Fingerprints;

/// <summary>
/// Semantic models that leave the analysis of nullness out: it is a good part of what binding a body costs, and warns, but changes nothing of what is called.
/// </summary>
internal static class CodeModels
{
#pragma warning disable RSEXPERIMENTAL001 // The option is in every compiler that loads this assembly; what it promises is less work, no other answer.
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
