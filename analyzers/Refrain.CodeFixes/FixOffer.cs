using Microsoft.CodeAnalysis.Editing;

namespace Refrain.CodeFixes;

/// <summary>A way to mend one diagnostic.</summary>
/// <param name="Title">What the user reads.</param>
/// <param name="Key">Tells the ways of a rule apart, equal for all diagnostics that Fix All mends in the same way.</param>
/// <param name="Edit">Registers the edits. Several diagnostics may share one editor, so edits are made of nodes of the original documents.</param>
internal sealed record FixOffer(string Title, string Key, Func<SolutionEditor, CancellationToken, Task> Edit);
