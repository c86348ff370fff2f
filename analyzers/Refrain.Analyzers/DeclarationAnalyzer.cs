using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>
/// Reports what is wrong with declarations of tasks and sources: what the shared reading finds (the generator then emits nothing), names
/// that two tasks share, cycles among task types, and attributes that stand where nothing reads them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules =
        [.. DeclarationRules.ById.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var known = KnownSymbols.Of(start.Compilation);
            if (known.TaskAttribute is null || known.SourceAttribute is null) return;
            var names = new TaskNameTable(known);
            var cycles = new TaskCycles(known);
            start.RegisterSymbolAction(
                symbol => Declaration((INamedTypeSymbol)symbol.Symbol, known, names, cycles, symbol.ReportDiagnostic, symbol.CancellationToken), SymbolKind.NamedType);
            // By file, as few of them have any: for an action on nodes the compiler shows all nodes of all files around.
            start.RegisterSemanticModelAction(file => StrayAttributes.Check(file, known));
        });
    }

    private static void Declaration(
        INamedTypeSymbol type, KnownSymbols known, TaskNameTable names, TaskCycles cycles, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (!known.Has(type, RefrainNames.TaskAttribute) && !known.Has(type, RefrainNames.SourceAttribute)) return;
        foreach (var problem in known.ReadingOf(type, cancellation).Problems) report(problem.ToDiagnostic());
        if (names.Other(type) is { } other)
        {
            report(new Problem(ProblemIds.DuplicateName, TaskSymbols.LocationOf(type), names.Name(type)!, TypeNames.Shown(type), TypeNames.Full(other)).ToDiagnostic());
        }
        if (cycles.Through(type) is { } cycle) report(cycle.ToDiagnostic());
    }
}
