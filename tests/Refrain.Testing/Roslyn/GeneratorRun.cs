using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Refrain.Testing.Roslyn;

/// <summary>One run of generators over a compilation; <see cref="Next"/> runs the same driver again, as an IDE does after an edit.</summary>
public sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation input, Compilation output)
    {
        Input = input;
        Driver = driver;
        Output = output;
        Result = driver.GetRunResult();
        foreach (var result in Result.Results)
        {
            if (result.Exception is { } exception) throw new RoslynHarnessException($"{result.Generator.GetGeneratorType().Name} threw: {exception}");
        }
    }

    /// <summary>The driver after the run.</summary>
    public GeneratorDriver Driver { get; }

    /// <summary>The compilation that the generators saw.</summary>
    public Compilation Input { get; }

    /// <summary>The compilation with what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>What the generators did.</summary>
    public GeneratorDriverRunResult Result { get; }

    /// <summary>The generated sources by hint name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, string> Sources => new SortedDictionary<string, string>(
        Result.Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString()),
        StringComparer.Ordinal);

    /// <summary>Runs generators with tracked steps.</summary>
    /// <param name="compilation">What they see.</param>
    /// <param name="generators">The instances to run.</param>
    public static GeneratorRun Start(Compilation compilation, params IIncrementalGenerator[] generators) =>
        Start(compilation, IncrementalGeneratorOutputKind.None, generators);

    /// <summary>Runs generators with tracked steps and some kinds of output disabled, as the IDE disables implementation outputs.</summary>
    public static GeneratorRun Start(Compilation compilation, IncrementalGeneratorOutputKind disabled, params IIncrementalGenerator[] generators) =>
        Start(compilation, disabled, new Dictionary<string, string>(), generators);

    /// <summary>Runs generators with tracked steps as a build with these properties visible to the compiler does.</summary>
    public static GeneratorRun Start(Compilation compilation, IReadOnlyDictionary<string, string> properties, params IIncrementalGenerator[] generators) =>
        Start(compilation, IncrementalGeneratorOutputKind.None, properties, generators);

    private static GeneratorRun Start(
        Compilation compilation, IncrementalGeneratorOutputKind disabled, IReadOnlyDictionary<string, string> properties, IIncrementalGenerator[] generators)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [.. generators.Select(generator => generator.AsSourceGenerator())],
            parseOptions: RoslynHarness.ParseOptions,
            optionsProvider: new BuildProperties(properties),
            driverOptions: new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true));
        return Run(driver, compilation);
    }

    /// <summary>Runs again on an edited compilation.</summary>
    public GeneratorRun Next(Compilation compilation) => Run(Driver, compilation);

    /// <summary>Why each output of a named step was made or kept, over all generators.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        [.. Result.Results.SelectMany(result => result.TrackedSteps.TryGetValue(step, out var steps) ? steps : [])
            .SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>Fails, with the text around it, on any error or warning in the compilation with what was generated.</summary>
    public GeneratorRun AssertClean()
    {
        var diagnostics = RoslynHarness.CompilerDiagnostics(Output);
        if (diagnostics.IsEmpty) return this;
        throw new RoslynHarnessException("The compilation with the generated code is not clean:\n" + string.Join('\n', diagnostics.Select(DiagnosticText.Show)));
    }

    private static GeneratorRun Run(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported);
        if (reported.FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning) is { } first)
            throw new RoslynHarnessException("A generator reported: " + first);
        return new(driver, compilation, output);
    }
}
