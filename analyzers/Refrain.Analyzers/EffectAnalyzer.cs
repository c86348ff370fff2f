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
            var tables = ApiTables.Of(start.Compilation, start.Options.AdditionalFiles);
            // After a build's compilation there comes none that could make use of what was found out.
            if (BuildTasks.IsBuild(start.Options)) BuildTasks.Register(start, known, new Inference(start.Compilation, tables));
            else Register(start, known, Succession.Of(start.Compilation, tables));
        });
    }

    /// <summary>Looks at each task by itself, as an editor wants it.</summary>
    internal static void Register(CompilationStartAnalysisContext start, KnownSymbols known, Inference inference) => start.RegisterSymbolAction(
        context =>
        {
            var task = (INamedTypeSymbol)context.Symbol;
            if (known.Has(task, RefrainNames.TaskAttribute)) Report(task, inference, context.ReportDiagnostic, context.CancellationToken);
        },
        SymbolKind.NamedType);

    /// <summary>Reports what is wrong with a task.</summary>
    internal static void Report(INamedTypeSymbol task, Inference inference, Action<Diagnostic> report, CancellationToken cancellation)
    {
        foreach (var finding in TaskEffects.Of(task, inference, cancellation)) report(EffectRules.ToDiagnostic(finding, task));
    }
}
