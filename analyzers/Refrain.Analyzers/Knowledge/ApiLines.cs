using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Knowledge;

/// <summary>What was read of a table or of the user's file.</summary>
/// <param name="Lines">The sound lines in their order, each with the place of its id.</param>
/// <param name="Problems">What is wrong with the others.</param>
internal sealed record ApiLines(ImmutableArray<(ApiLine Line, TextSpan Id)> Lines, ImmutableArray<ApiLineProblem> Problems);
