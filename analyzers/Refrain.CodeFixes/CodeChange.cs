using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.CodeFixes;

/// <summary>
/// A fix that was chosen, or all of its kind at once. What it adds to a document has that document's line ends: the formatter knows those of the
/// machine only.
/// </summary>
internal sealed class CodeChange(string title, string? key, Solution before, Func<CancellationToken, Task<Solution>> change) : CodeAction
{
    private const string Windows = "\r\n";
    private const string Unix = "\n";

    public override string Title => title;

    public override string? EquivalenceKey => key;

    protected override async Task<Solution?> GetChangedSolutionAsync(CancellationToken cancellationToken)
    {
        var after = await change(cancellationToken).ConfigureAwait(false);
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(static project => project.GetChangedDocuments()).ToList())
        {
            if (before.GetDocument(id) is not { } old || LineEnd((await old.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString()) is not { } lineEnd) continue;
            var made = await Clean(after.GetDocument(id)!, cancellationToken).ConfigureAwait(false);
            var text = await made.GetTextAsync(cancellationToken).ConfigureAwait(false);
            after = after.WithDocumentText(id, SourceText.From(With(text.ToString(), lineEnd), text.Encoding, text.ChecksumAlgorithm));
        }
        return after;
    }

    /// <summary>The same as is done with a change that comes back: but then it is too late to look at the line ends.</summary>
    private static async Task<Document> Clean(Document document, CancellationToken cancellation)
    {
        document = await ImportAdder.AddImportsAsync(document, Simplifier.AddImportsAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        document = await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, SyntaxAnnotation.ElasticAnnotation, cancellationToken: cancellation).ConfigureAwait(false);
    }

    /// <summary>The line end of a text that has one kind of them; null where it has none, or several.</summary>
    private static string? LineEnd(string text)
    {
        if (text.IndexOf('\n') < 0) return null;
        return new[] { Unix, Windows }.FirstOrDefault(lineEnd => string.Equals(With(text, lineEnd), text, StringComparison.Ordinal));
    }

    private static string With(string text, string lineEnd)
    {
        var unix = text.Replace(Windows, Unix);
        return lineEnd == Unix ? unix : unix.Replace(Unix, lineEnd);
    }
}
