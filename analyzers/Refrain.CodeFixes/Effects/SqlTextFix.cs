using System.Collections.Immutable;
using Refrain.CodeFixes.Effects.Literals;
using Refrain.Effects;
using Refrain.Sql;

namespace Refrain.CodeFixes.Effects;

/// <summary>The fixes of what the text of a database command says: the text is changed where it is written.</summary>
public abstract class SqlTextFix : EffectFix
{
    private protected SqlTextFix(string id)
        : base(id)
    {
    }

    /// <summary>What the user reads.</summary>
    private protected abstract string Title { get; }

    private protected sealed override async Task<ImmutableArray<FixOffer>> Offers(EffectSite site, CancellationToken cancellation)
    {
        if (SqlFaults.Of(site.Properties) is not { } faults || faults.Dialect == SqlDialect.Unknown || site.Node is not Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax call) return [];
        var search = new TextSearch(cancellation);
        var roots = await new TextRoots(search, cancellation).Of(new(site.Document, site.Model, call, new TextFrame(), Depth: 0)).ConfigureAwait(false);
        var written = new List<(ImmutableArray<TextPiece> Pieces, string Text)>();
        foreach (var root in roots)
        {
            foreach (var pieces in await search.Of(root).ConfigureAwait(false)) written.Add((pieces, TextEdits.TextOf(pieces)));
        }
        var all = new List<TextReplacement>();
        foreach (var (text, statements) in faults.Texts)
        {
            var places = Nearest(site, [.. written.Where(one => one.Text == text).Select(static one => one.Pieces)]);
            if (places.Count == 0) return [];
            foreach (var pieces in places)
            {
                if (TextEdits.Of(pieces, changed => Edits(changed, faults.Dialect, statements)) is not { } replacements) return [];
                all.AddRange(replacements);
            }
        }
        var distinct = all.GroupBy(static one => one.Old).Select(static of => of.Select(static one => one.Code).Distinct(StringComparer.Ordinal).Count() == 1 ? of.First() : null).ToList();
        if (distinct.Count == 0 || distinct.Contains(null)) return [];
        var changes = distinct.OfType<TextReplacement>().ToList();
        return [new(Title, "sql", (editor, cancel) => editor.ReplaceTogether([.. changes.Select(static change => (change.Document, (Microsoft.CodeAnalysis.SyntaxNode)change.Old, (Microsoft.CodeAnalysis.SyntaxNode)change.New))], cancel))];
    }

    /// <summary>The changes that a text needs.</summary>
    private protected abstract ImmutableArray<SqlEdit> Edits(string text, SqlDialect dialect, ImmutableArray<int> statements);

    /// <summary>Of several places that say the same, those in the call that was reported, where there are such.</summary>
    private static List<ImmutableArray<TextPiece>> Nearest(EffectSite site, List<ImmutableArray<TextPiece>> places)
    {
        var own = places.Where(pieces => pieces.Any(piece => piece.Owner is { } owner && owner.SyntaxTree == site.Reported.SourceTree && site.Reported.SourceSpan.Contains(owner.Span))).ToList();
        return own.Count > 0 ? own : places;
    }
}
