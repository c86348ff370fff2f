using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Effects;
using Refrain.Sql;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN202: an INSERT becomes an upsert, in the dialect in use. What no text says, a bulk copy or an added entity, has no fix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UpsertFix)), Shared]
public sealed class UpsertFix() : SqlTextFix(EffectIds.Insert)
{
    private protected override string Title => "Make it an upsert";

    private protected override ImmutableArray<SqlEdit> Edits(string text, SqlDialect dialect, ImmutableArray<int> statements) => SqlFixes.UpsertEdits(text, dialect, statements);
}
