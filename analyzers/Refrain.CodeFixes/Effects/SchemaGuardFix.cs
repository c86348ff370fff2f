using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Refrain.Effects;
using Refrain.Sql;

namespace Refrain.CodeFixes.Effects;

/// <summary>RFN209: a change of the schema is guarded, as the dialect in use has it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SchemaGuardFix)), Shared]
public sealed class SchemaGuardFix() : SqlTextFix(EffectIds.Schema)
{
    private protected override string Title => "Guard it";

    private protected override ImmutableArray<SqlEdit> Edits(string text, SqlDialect dialect, ImmutableArray<int> statements) => SqlFixes.GuardEdits(text, dialect, statements);
}
