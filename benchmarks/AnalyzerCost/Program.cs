extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using AnalyzerCost;
using generator::Refrain.Generator;
using Refrain.Testing.Roslyn;

// Usage: AnalyzerCost [compile|edit|all] [rounds] [tasks…]. Prints the rows of the tables in benchmarks/README.md.
//        AnalyzerCost walk [tasks…]. Asks the inference alone, on one thread or as THREADS says, without the driver and the compiler around it.
//        AnalyzerCost others FOLDER [references…]. Runs the analyzers over code that others wrote; LIMIT (seconds), SAMPLE (reports) and
//        ONLY (the name of one analyzer) are in the environment. With THREADS=1,2,-1 the inference is asked alone, by one thread, by two, and by one in the
//        other order: it counts the walks, and says where the reports differ.
//        AnalyzerCost fixes FOLDER [references…]. Makes each change that a code fix offers for what is reported of such code; ONLY is the id of one rule, SAMPLE
//        the number of places for each rule.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["others", var folder, .. var references])
{
    await new OthersRun(TimeSpan.FromSeconds(Given("LIMIT", 300)), Given("SAMPLE", 60), Environment.GetEnvironmentVariable("ONLY") ?? "", Threads()).Print(OthersCode.Read(folder, references));
    return;
}

if (args is ["fixes", var code, .. var referred])
{
    await new OthersFixes(TimeSpan.FromSeconds(Given("LIMIT", 200)), Given("SAMPLE", 10), Environment.GetEnvironmentVariable("ONLY") ?? "").Print(OthersCode.Read(code, referred), GeneratorReferences.Of(new RefrainGenerator()));
    return;
}

if (args is ["walk", .. var asked])
{
    foreach (var tasks in Sizes(asked))
    {
        var files = MadeSolution.Files(tasks);
        Console.WriteLine($"{tasks} tasks in {files.Count} files of {MadeSolution.Lines(files)} lines");
        OthersWalk.Print(new WarmWorkspace(files).Compilation, Threads() is { IsEmpty: false } threads ? threads : [1, 1, 1]);
    }
    return;
}

var what = args.ElementAtOrDefault(0) ?? "all";
var rounds = int.Parse(args.ElementAtOrDefault(1) ?? "7", CultureInfo.InvariantCulture);

foreach (var tasks in Sizes(args.Skip(2)))
{
    var files = MadeSolution.Files(tasks);
    Console.WriteLine($"{tasks} tasks in {files.Count} files of {MadeSolution.Lines(files)} lines");
    if (what is "compile" or "all") Compile(files);
    if (what is "edit" or "all") await Edit(files);
}

void Compile(IReadOnlyList<MadeFile> files)
{
    using var run = new CompilerRun(files);
    foreach (var (without, with) in new[] { (With.Nothing, With.Idle), (With.Nothing, With.Refrain), (With.Sdk, With.SdkAndRefrain) })
    {
        // In turn, so that both see the same neighbours; the median, because the machine is shared.
        var pairs = Enumerable.Range(0, rounds).Select(_ => (Without: run.Compile(without), With: run.Compile(with))).ToList();
        var plain = Median(pairs.Select(static pair => pair.Without.Cpu.TotalMilliseconds));
        var analyzed = Median(pairs.Select(static pair => pair.With.Cpu.TotalMilliseconds));
        var reported = Median(pairs.Select(static pair => pair.With.AllAnalyzers.TotalMilliseconds));
        Console.WriteLine($"| {(with == With.Idle ? "an analyzer that does nothing" : without == With.Sdk ? "with the SDK's analyzers" : "Refrain's alone")} | {plain:F0} ms | {analyzed:F0} ms | {reported:F0} ms | {100 * reported / analyzed:F1} % | {100 * (analyzed - plain) / plain:F1} % | {Median(pairs.Select(static pair => pair.Without.Wall.TotalMilliseconds)):F0} → {Median(pairs.Select(static pair => pair.With.Wall.TotalMilliseconds)):F0} ms | {pairs[0].With.Found} |");
        foreach (var name in pairs[0].With.Analyzers.Keys) Console.WriteLine($"    {name} {Median(pairs.Select(pair => pair.With.Analyzers[name].TotalMilliseconds)):F0} ms");
    }
}

async Task Edit(IReadOnlyList<MadeFile> files)
{
    var workspace = new WarmWorkspace(files);
    // Of many tasks all diagnostics take minutes; an edit asks for those of one file.
    if (files.Count < 500) await Whole(workspace);
    foreach (var edit in MadeEdits.All)
    {
        var costs = new List<EditCost>();
        for (var round = -15; round < rounds * 3; round++)
        {
            var cost = await workspace.Edit(edit.Path(round, files), text => edit.Change(text, round));
            if (round >= 0) costs.Add(cost);
        }
        // Nothing, and the analyzers, in turn: what they add is within one edit.
        Console.WriteLine($"| {edit.Name} | {Median(costs.Select(static cost => cost.Idle)):F1} ms | {Median(costs.Select(static cost => cost.Analyzers)):F1} ms | {Median(costs.Select(static cost => cost.Added)):F1} ms | {costs.Max(static cost => cost.Added):F1} ms | {Median(costs.Select(static cost => cost.Whole)):F1} ms |");
    }
}

async Task Whole(WarmWorkspace workspace)
{
    for (var round = 0; round < 5; round++) await workspace.All();
    var whole = new List<(double Compiler, double Both, int Found)>();
    for (var round = 0; round < rounds; round++) whole.Add(await workspace.All());
    var (compiler, both) = (Median(whole.Select(static one => one.Compiler)), Median(whole.Select(static one => one.Both)));
    Console.WriteLine($"| all diagnostics, warm, in process | {compiler:F0} ms | {both:F0} ms | {100 * (both - compiler) / compiler:F0} % | {whole[0].Found} |");
}

static ImmutableArray<int> Sizes(IEnumerable<string> given) => given.Select(static size => int.Parse(size, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).ToImmutableArray() is var sizes && sizes[0] > 0 ? sizes : [100, 300, 1000];

static ImmutableArray<int> Threads() => [.. (Environment.GetEnvironmentVariable("THREADS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static count => int.Parse(count, CultureInfo.InvariantCulture))];

static int Given(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToList();
    return sorted[sorted.Count / 2];
}
