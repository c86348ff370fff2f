using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Analyzers;
using Refrain.CodeFixes.Effects;
using Refrain.Effects;
using Refrain.Effects.Kept;
using Refrain.Knowledge;

namespace AnalyzerCost;

/// <summary>
/// The code fixes of the effect rules on what is reported of code that others wrote: each change that is offered is made by itself. It must bring no error of the compiler into
/// the files that it changes, and one report of its rule less, and no other, in the task.
/// </summary>
/// <param name="limit">How long is gone on.</param>
/// <param name="sample">How many places of each rule are tried.</param>
/// <param name="only">The id of the one rule whose fixes are tried; empty for all.</param>
internal sealed class OthersFixes(TimeSpan limit, int sample, string only)
{
    private readonly ImmutableArray<CodeFixProvider> _fixes =
        [.. typeof(EffectFix).Assembly.GetTypes().Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(EffectFix))).OrderBy(static type => type.Name, StringComparer.Ordinal).Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>Tries and prints.</summary>
    /// <param name="code">The code without tasks.</param>
    /// <param name="generators">The generator of what tasks need.</param>
    public async Task Print(CSharpCompilation code, IEnumerable<Microsoft.CodeAnalysis.Diagnostics.AnalyzerReference> generators)
    {
        using var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id, VersionStamp.Default, "Others", "Others", LanguageNames.CSharp, compilationOptions: code.Options, parseOptions: OthersCode.Parse, metadataReferences: code.References, analyzerReferences: generators));
        foreach (var tree in code.SyntaxTrees) solution = solution.AddDocument(DocumentId.CreateNewId(id), tree.FilePath, await tree.GetTextAsync(), filePath: tree.FilePath);
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Tasks.cs", SourceText.From(OthersTasks.Of(code).Text), filePath: "Tasks.cs");
        var project = solution.GetProject(id)!;

        var watch = Stopwatch.StartNew();
        var compilation = (await project.GetCompilationAsync())!;
        var reports = Reports(compilation, watch);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports.Count} reports with a fix for their rule after {watch.Elapsed.TotalSeconds:F0} s"));
        foreach (var rule in reports.GroupBy(static report => report.Report.Id, StringComparer.Ordinal).OrderBy(static rule => rule.Key, StringComparer.Ordinal))
        {
            var places = rule.GroupBy(static report => report.Report.AdditionalLocations.FirstOrDefault() ?? report.Report.Location).Select(static place => place.First())
                .OrderBy(static place => place.Report.Location.SourceSpan.Start).ToList();
            var (tried, offered, faults) = (0, 0, 0);
            for (var i = 0; i < Math.Min(sample, places.Count) && watch.Elapsed < limit; i++)
            {
                var (report, task) = places[(int)((long)i * places.Count / Math.Min(sample, places.Count))];
                tried++;
                foreach (var (title, fault) in await Tried(project, compilation, report, task))
                {
                    offered++;
                    if (fault.Length == 0) continue;
                    faults++;
                    Console.WriteLine($"FAULT {report.Id} {title}: {fault}\n    {report.GetMessage(CultureInfo.InvariantCulture)}\n    {(report.AdditionalLocations.FirstOrDefault() ?? report.Location).GetLineSpan()}");
                }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule.Key}: {places.Count} places, {tried} tried, {offered} changes offered, {faults} with faults, after {watch.Elapsed.TotalSeconds:F0} s"));
        }
    }

    private List<(Diagnostic Report, string Task)> Reports(Compilation compilation, Stopwatch watch)
    {
        var inference = Succession.Of(compilation, ApiTables.Of(compilation, []));
        var rules = _fixes.SelectMany(static fix => fix.FixableDiagnosticIds).ToHashSet(StringComparer.Ordinal);
        var reports = new List<(Diagnostic, string)>();
        foreach (var task in TaskNameTable.Own(inference.Known))
        {
            // Half of the time is for the fixes.
            if (watch.Elapsed > limit / 2) break;
            foreach (var finding in TaskEffects.Of(task, inference, CancellationToken.None))
            {
                if (rules.Contains(finding.Rule) && (only.Length == 0 || finding.Rule == only)) reports.Add((EffectRules.ToDiagnostic(finding, task), task.ToDisplayString()));
            }
        }
        return reports;
    }

    private async Task<List<(string Title, string Fault)>> Tried(Project project, Compilation before, Diagnostic report, string task)
    {
        var results = new List<(string, string)>();
        if (project.GetDocument(report.Location.SourceTree) is not { } document) return results;
        foreach (var fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(report.Id)))
        {
            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add(action), CancellationToken.None));
            foreach (var action in actions)
            {
                var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
                results.Add((action.Title, await Fault(project, before, changed, report.Id, task)));
            }
        }
        return results;
    }

    private static async Task<string> Fault(Project project, Compilation before, Project changed, string rule, string task)
    {
        var after = (await changed.GetCompilationAsync())!;
        var documents = changed.GetChanges(project).GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).ToList();
        if (documents.Count == 0) return "it changes nothing";
        foreach (var document in documents)
        {
            var known = Errors(before, await project.GetDocument(document)!.GetSyntaxTreeAsync()).ToLookup(static error => error);
            var brought = Errors(after, await changed.GetDocument(document)!.GetSyntaxTreeAsync()).GroupBy(static error => error, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > known[same.Key].Count());
            if (brought is not null) return "it does not compile: " + brought.Key;
        }
        var (had, has) = (Counts(before, task), Counts(after, task));
        if (has.GetValueOrDefault(rule) >= had.GetValueOrDefault(rule)) return "its report is still there";
        return has.FirstOrDefault(one => one.Value > had.GetValueOrDefault(one.Key)) is { Key: { } other } ? "it brings " + other : "";
    }

    private static IEnumerable<string> Errors(Compilation compilation, SyntaxTree? tree) =>
        compilation.GetSemanticModel(tree!).GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private static Dictionary<string, int> Counts(Compilation compilation, string task)
    {
        var type = compilation.GetTypeByMetadataName(task)!;
        // What is known of the code before goes on.
        return TaskEffects.Of(type, Succession.Of(compilation, ApiTables.Of(compilation, [])), CancellationToken.None).CountBy(static finding => finding.Rule).ToDictionary(StringComparer.Ordinal);
    }
}
