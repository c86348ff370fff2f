using Microsoft.CodeAnalysis;

namespace Refrain.Trees;

/// <summary>
/// Semantic models that leave the analysis of nullness out: it is more than half of what binding a body costs, and no rule asks for it.
/// </summary>
internal static class TreeModels
{
#pragma warning disable RSEXPERIMENTAL001 // The option is in every compiler that loads this assembly; what it promises is less work, no other answer.
    public static SemanticModel Of(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001
}
