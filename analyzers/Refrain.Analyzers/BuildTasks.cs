using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Effects;
using Refrain.Reading;

namespace Refrain.Analyzers;

/// <summary>
/// The effect rules in a build (docs/decisions/0043-bodies-that-the-compiler-has-bound.md). The compiler binds all bodies anyway, and tells what it has bound before it tells that a file is done: so the
/// tasks of a file wait for that, and what they reach is not bound again. In an editor nobody binds all bodies, and a task is looked at by itself.
/// </summary>
internal sealed class BuildTasks
{
    private readonly KnownSymbols _known;
    private readonly Inference _inference;

    /// <summary>The tasks that nobody has looked at yet.</summary>
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _waiting = new(SymbolEqualityComparer.Default);

    private readonly ConcurrentDictionary<SyntaxTree, ConcurrentQueue<INamedTypeSymbol>> _byFile = new();

    private BuildTasks(KnownSymbols known, Inference inference)
    {
        _known = known;
        _inference = inference;
    }

    /// <summary>Is a program or library being built? An editor's compilation says that it isn't; where nobody says anything, nobody knows.</summary>
    public static bool IsBuild(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.DesignTimeBuild", out var isDesign) && !isDesign.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks at the tasks of a build.</summary>
    public static void Register(CompilationStartAnalysisContext start, KnownSymbols known, Inference inference)
    {
        var tasks = new BuildTasks(known, inference);
        start.RegisterSymbolAction(tasks.Found, SymbolKind.NamedType);
        start.RegisterSemanticModelAction(tasks.FileDone);
        start.RegisterCompilationEndAction(tasks.AllDone);
    }

    private void Found(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!_known.Has(type, RefrainNames.TaskAttribute)) return;
        _waiting.TryAdd(type, true);
        foreach (var reference in type.DeclaringSyntaxReferences) _byFile.GetOrAdd(reference.SyntaxTree, static _ => new()).Enqueue(type);
    }

    private void FileDone(SemanticModelAnalysisContext context)
    {
        // For an action on code blocks, which is told of each body, the compiler goes through all code.
        _inference.Bodies.Bound.Hold(context.SemanticModel.Compilation);
        if (!_byFile.TryGetValue(context.SemanticModel.SyntaxTree, out var tasks)) return;
        foreach (var task in tasks) Report(task, context.ReportDiagnostic, context.CancellationToken);
        // What a task does no other calls.
        _inference.Bodies.Bound.Drop(context.SemanticModel.SyntaxTree);
    }

    /// <summary>What the compiler tells is heard on several threads: a file may have been done before somebody had heard of its tasks.</summary>
    private void AllDone(CompilationAnalysisContext context)
    {
        foreach (var task in _waiting.Keys) Report(task, context.ReportDiagnostic, context.CancellationToken);
        _inference.Bodies.Bound.Clear();
    }

    private void Report(INamedTypeSymbol task, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (_waiting.TryRemove(task, out _)) EffectAnalyzer.Report(task, _inference, report, cancellation);
    }
}
