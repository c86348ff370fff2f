using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Effects;
using Refrain.Effects.Kept;
using Refrain.Knowledge;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>
/// Reports what a task does that would make running it again go wrong: what its output depends on besides its parameters and inputs, what it
/// does to the world, and what it leaves half done. One walk per task answers for all rules; what members do is remembered for the compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EffectAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. EffectRules.ById.Values.OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var known = KnownSymbols.Of(start.Compilation);
            if (known.TaskAttribute is null) return;
            var inference = Succession.Of(start.Compilation, ApiTables.Of(start.Compilation, start.Options.AdditionalFiles));
            start.RegisterSymbolAction(
                context =>
                {
                    var task = (INamedTypeSymbol)context.Symbol;
                    if (!known.Has(task, RefrainNames.TaskAttribute)) return;
                    foreach (var finding in TaskEffects.Of(task, inference, context.CancellationToken))
                    {
                        context.ReportDiagnostic(EffectRules.ToDiagnostic(finding, task));
                    }
                },
                SymbolKind.NamedType);
        });
    }
}
