using Microsoft.CodeAnalysis.Text;

namespace Refrain.Knowledge;

/// <summary>What is wrong with a line.</summary>
/// <param name="Span">Where, in the file.</param>
/// <param name="Text">What, with the nearest right name.</param>
internal sealed record ApiLineProblem(TextSpan Span, string Text);
