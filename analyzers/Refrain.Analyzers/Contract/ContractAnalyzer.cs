using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Contract;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>
/// Compares tasks and sources with <c>RefrainTasks.txt</c>, where a project has it: an edit that would orphan stored artifacts, or make messages in
/// flight unreadable, is reported at the declaration; what the code has no declaration of, at the line of the file. Nothing waits for the end of the compilation.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a project that wants a contract, be the file there or not.</summary>
    private const string Wanted = "build_property.RefrainContract";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ContractRules.Changed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            var known = KnownSymbols.Of(start.Compilation);
            if (known.TaskAttribute is null || known.SourceAttribute is null) return;
            var additional = ContractFile.Find(start.Options.AdditionalFiles);
            if (additional is null && !IsWanted(start.Options)) return;
            var text = additional?.GetText(start.CancellationToken);
            // A file that cannot be read is the compiler's to report.
            if (additional is not null && text is null) return;

            var file = text is null ? ContractFile.Empty : ContractFile.Read(text);
            var names = new ContractNames(file, known);
            start.RegisterSymbolAction(symbol => Declaration((INamedTypeSymbol)symbol.Symbol, file, names, known, symbol), SymbolKind.NamedType);
            if (additional is not null)
            {
                start.RegisterAdditionalFileAction(context =>
                {
                    if (context.AdditionalFile != additional) return;
                    foreach (var problem in file.Problems) context.ReportDiagnostic(ToDiagnostic(ContractChanges.Faulty(problem), Place(additional.Path, text!, problem.Line)));
                    foreach (var line in names.Gone) context.ReportDiagnostic(ToDiagnostic(ContractChanges.Removed(line.Entry), Place(additional.Path, text!, line.Line)));
                });
            }
        });
    }

    private static bool IsWanted(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Wanted, out var value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    private static void Declaration(INamedTypeSymbol type, ContractFile file, ContractNames names, KnownSymbols known, SymbolAnalysisContext context)
    {
        if (TaskNameTable.Name(type, known) is null || ContractEntry.Of(type, known, context.CancellationToken) is not { } now) return;
        if (file.Entries.TryGetValue(now.Name, out var line))
        {
            foreach (var change in ContractChanges.Between(line.Entry, now))
                context.ReportDiagnostic(ToDiagnostic(change, Place(change, type, known, context.CancellationToken)));
        }
        else
        {
            var change = names.Before(now.Name) is { } old ? ContractChanges.Renamed(old, now) : ContractChanges.New(now);
            context.ReportDiagnostic(ToDiagnostic(change, TaskSymbols.LocationOf(type)));
        }
    }

    /// <summary>What the change is about, where this type declares it.</summary>
    private static Location Place(ContractChange change, INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellation)
    {
        ISymbol? symbol = change.Parameter is { } name ? known.ParametersOf(type, cancellation).FirstOrDefault(parameter => parameter.Name == name)?.Symbol
            : change.IsOfOutput ? OutputShape.Single(type, "Run") ?? OutputShape.Single(type, BatchShape.Method)
            : null;
        return symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, type) ? TaskSymbols.LocationOf(symbol) : TaskSymbols.LocationOf(type);
    }

    private static Location Place(string path, SourceText text, int line)
    {
        var span = text.Lines[line].Span;
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }

    private static Diagnostic ToDiagnostic(ContractChange change, Location location) =>
        Diagnostic.Create(ContractRules.Changed, location, change.Properties, change.What, change.Consequence);
}
