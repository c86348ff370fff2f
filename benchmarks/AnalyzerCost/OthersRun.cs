extern alias generator;

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Analyzers;
using Refrain.Knowledge;

namespace AnalyzerCost;

/// <summary>All analyzers over code that others wrote: what they take, whether they bear it, and what they say.</summary>
/// <param name="limit">How long each of them may take.</param>
/// <param name="sample">How many of their reports are printed in full.</param>
/// <param name="only">The name of the one analyzer that is run, with the compiler left out; empty for all.</param>
/// <param name="threads">Where it isn't empty, the inference alone is asked, by so many threads.</param>
internal sealed class OthersRun(TimeSpan limit, int sample, string only, ImmutableArray<int> threads)
{
    private readonly ConcurrentQueue<string> _thrown = new();

    /// <summary>Measures and prints.</summary>
    public async Task Print(CSharpCompilation code)
    {
        var tasks = OthersTasks.Of(code);
        var driver = CSharpGeneratorDriver.Create(
            [new RefrainGenerator().AsSourceGenerator()], parseOptions: OthersCode.Parse, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation));
        var source = CSharpSyntaxTree.ParseText(tasks.Text, OthersCode.Parse, "Tasks.cs");
        driver.RunGeneratorsAndUpdateCompilation(code.AddSyntaxTrees(source), out var whole, out _);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{code.SyntaxTrees.Length} files, {OthersCode.Lines(code)} lines, {tasks.Tasks} tasks, {tasks.Calls} calls"));

        if (!threads.IsEmpty)
        {
            OthersWalk.Print(whole, threads);
            return;
        }
        var errors = ImmutableArray<Diagnostic>.Empty;
        if (only.Length == 0) await Timed("the compiler's own diagnostics", whole, (compilation, stop) =>
        {
            errors = [.. compilation.GetDiagnostics(stop).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
            return Task.FromResult("");
        });
        if (only.Length == 0) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    errors: {errors.Length}, {errors.Count(error => error.Location.SourceTree == source)} of them in the tasks; the most: {string.Join(", ", errors.GroupBy(static error => error.Id, StringComparer.Ordinal).OrderByDescending(static same => same.Count()).Take(5).Select(static same => $"{same.Key} {same.Count()}"))}"));

        var found = ImmutableArray<Diagnostic>.Empty;
        foreach (var analyzer in new DiagnosticAnalyzer[] { new IdleAnalyzer(), new DeclarationAnalyzer(), new ContractAnalyzer(), new EffectsFileAnalyzer(), new EffectAnalyzer() })
        {
            if (only.Length > 0 && only != analyzer.GetType().Name) continue;
            await Timed(analyzer.GetType().Name, whole, async (compilation, stop) =>
            {
                var analysis = compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]), (exception, _, _) => _thrown.Enqueue($"{analyzer.GetType().Name}: {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: true));
                var result = await analysis.GetAnalysisResultAsync(stop);
                found = found.AddRange(result.GetAllDiagnostics());
                return string.Create(CultureInfo.InvariantCulture, $", by its own clock {result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalSeconds:F1} s, {result.GetAllDiagnostics().Length} reports");
            });
        }
        if (only is "" or nameof(EffectSummaryGenerator)) await Timed(nameof(EffectSummaryGenerator), whole, (compilation, stop) =>
        {
            var result = CSharpGeneratorDriver.Create([new EffectSummaryGenerator().AsSourceGenerator()], parseOptions: OthersCode.Parse).RunGenerators(compilation, stop).GetRunResult().Results[0];
            if (result.Exception is { } exception) _thrown.Enqueue($"{nameof(EffectSummaryGenerator)}: {exception}");
            return Task.FromResult(string.Create(CultureInfo.InvariantCulture, $", {result.GeneratedSources.Sum(static made => made.SourceText.Length)} characters"));
        });

        foreach (var exception in _thrown.Take(10)) Console.WriteLine("THROWN " + exception);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exceptions: {_thrown.Count}; peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"));
        foreach (var rule in found.GroupBy(static report => report.Id, StringComparer.Ordinal).OrderBy(static rule => rule.Key, StringComparer.Ordinal)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {rule.Key} {rule.Count()}"));
        Sample(found);
    }

    /// <summary>Runs something on a compilation that nobody has asked anything, until it ends or its time has run out.</summary>
    private async Task Timed(string what, Compilation compilation, Func<Compilation, CancellationToken, Task<string>> work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource(limit);
        string said;
        try
        {
            said = await work(compilation.WithAssemblyName("Fresh"), stop.Token);
        }
        catch (OperationCanceledException)
        {
            said = ", NOT ENDED";
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:F1} s, CPU {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F1} s, {GC.GetTotalMemory(forceFullCollection: false) / 1_000_000} MB in use{said}"));
    }

    /// <summary>Prints reports from all over the code, the same for the same code, for somebody to read beside it.</summary>
    private void Sample(ImmutableArray<Diagnostic> found)
    {
        // Each rule has its share, and of one rule the reports are taken at even distances: a place that many tasks reach is one to read.
        var rules = found.GroupBy(static report => report.Id, StringComparer.Ordinal).OrderBy(static rule => rule.Key, StringComparer.Ordinal).ToList();
        foreach (var rule in rules)
        {
            var places = rule.GroupBy(Origin).OrderBy(static place => place.Key, StringComparer.Ordinal)
                .Select(static place => place.MinBy(static report => (report.GetMessage(CultureInfo.InvariantCulture).Length, Place(report.Location)))!).ToList();
            var wanted = Math.Min(places.Count, Math.Max(1, sample / rules.Count));
            for (var i = 0; i < wanted; i++)
            {
                var report = places[(int)((long)i * places.Count / wanted)];
                Console.WriteLine($"\n{report.Id} {Place(report.Location)}: {report.GetMessage(CultureInfo.InvariantCulture)}");
                foreach (var place in report.AdditionalLocations.Prepend(report.Location)) Console.WriteLine($"    {Place(place)}: {Line(place)}");
            }
        }
    }

    /// <summary>Where the effect is.</summary>
    private static string Origin(Diagnostic report) => Place(report.AdditionalLocations.FirstOrDefault() ?? report.Location);

    private static string Place(Location location) => string.Create(CultureInfo.InvariantCulture, $"{location.SourceTree?.FilePath}:{location.GetLineSpan().StartLinePosition.Line + 1}");

    private static string Line(Location location) => location.SourceTree?.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim() ?? "";
}
