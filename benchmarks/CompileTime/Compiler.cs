using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Generator;

namespace CompileTime;

/// <summary>Compiles in this process what was made, from text to assembly, as the compiler does.</summary>
internal sealed class Compiler(IReadOnlyList<string> sources)
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.Preview, DocumentationMode.None);
    private static readonly ImmutableArray<MetadataReference> s_references = References();

    /// <summary>The CPU time of one compilation, of all threads, and what was generated.</summary>
    public (TimeSpan Cpu, long GeneratedCharacters, int GeneratedFiles, long AssemblyBytes) Compile(bool withGenerator)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        Compilation compilation = Parse();
        var trees = compilation.SyntaxTrees.Count();
        if (withGenerator)
        {
            Driver().RunGeneratorsAndUpdateCompilation(compilation, out compilation, out var reported);
            if (!reported.IsEmpty)
                throw new InvalidOperationException(string.Join('\n', reported));
        }
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        process.Refresh();
        var cpu = process.TotalProcessorTime - before;
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        var generated = compilation.SyntaxTrees.Skip(trees).ToList();
        return (cpu, generated.Sum(t => (long)t.Length), generated.Count, assembly.Length);
    }

    /// <summary>The wall time that the generator takes after an edit in a file without tasks, and which outputs ran again.</summary>
    /// <param name="edits">How many edits; the time is their median.</param>
    /// <param name="declares">Whether the edit adds a member, rather than changing a body.</param>
    /// <param name="inEditor">Whether it is an editor that asks, or a build by a compiler server, which wants the hashes of the code, too.</param>
    public (TimeSpan Time, int RerunOutputs) Edit(int edits, bool declares, bool inEditor)
    {
        var neutral = CSharpSyntaxTree.ParseText("namespace Made; internal static class Other { public static int One() => 1; }", s_parse, "Other.cs");
        Compilation compilation = Parse().AddSyntaxTrees(neutral);
        var driver = Driver(track: true, inEditor).RunGenerators(compilation);
        var times = new List<TimeSpan>();
        var rerun = 0;
        for (var i = 0; i < edits; i++)
        {
            var text = declares
                ? $"namespace Made; internal static class Other {{ public static int One() => 1; public static int More{i}; }}"
                : $"namespace Made; internal static class Other {{ public static int One() => {i}; }}";
            var edited = CSharpSyntaxTree.ParseText(text, s_parse, "Other.cs");
            compilation = compilation.ReplaceSyntaxTree(neutral, edited);
            neutral = (CSharpSyntaxTree)edited;
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(compilation);
            times.Add(watch.Elapsed);
            rerun += driver.GetRunResult().Results[0].TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs)
                .Count(o => o.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        }
        times.Sort();
        return (times[times.Count / 2], rerun);
    }

    private CSharpCompilation Parse() => CSharpCompilation.Create(
        "Made",
        sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, s_parse, $"Made{i}.cs")),
        s_references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release, deterministic: true));

    private static GeneratorDriver Driver(bool track = false, bool inEditor = false) => CSharpGeneratorDriver.Create(
        [new RefrainGenerator().AsSourceGenerator()], parseOptions: s_parse, optionsProvider: inEditor ? new DesignTimeOptions() : null,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: track));

    private static ImmutableArray<MetadataReference> References()
    {
        var pack = typeof(Compiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RefPackDir").Value!;
        return
        [
            .. Directory.GetFiles(pack, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file)),
            MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.dll")),
        ];
    }
}
