using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refrain.Testing.Roslyn;

/// <summary>Compiles sources as a project with nullable on and the SDK's implicit usings would, with Refrain referenced.</summary>
public static class RoslynHarness
{
    /// <summary>The usings of the SDK, and Refrain's, so that test sources stay short.</summary>
    public const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using Refrain;";

    /// <summary>The newest C# the referenced Roslyn knows.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview, DocumentationMode.Parse);

    /// <summary>A library with nullable references on; as in the SDK's builds, packages may refer to older libraries.</summary>
    public static CSharpCompilationOptions Options { get; } = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: false,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, ParseOptions, "ImplicitUsings.g.cs");

    /// <summary>A compilation of plain sources, named <c>Test0.cs</c> and so on.</summary>
    public static CSharpCompilation Compile(params string[] sources) =>
        Compile(sources.Select((text, i) => (string.Create(null, $"Test{i}.cs"), text)));

    /// <summary>A compilation of named sources.</summary>
    /// <param name="sources">File names and texts.</param>
    /// <param name="references">What to refer to; Refrain and the libraries when null.</param>
    /// <param name="assemblyName">The assembly's name.</param>
    public static CSharpCompilation Compile(
        IEnumerable<(string File, string Text)> sources, IEnumerable<MetadataReference>? references = null, string assemblyName = "Tests") =>
        CSharpCompilation.Create(
            assemblyName,
            [Usings, .. sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.File))],
            references ?? References.All,
            Options);

    /// <summary>Runs analyzers; an exception in one of them surfaces here instead of as AD0001.</summary>
    public static Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, params DiagnosticAnalyzer[] analyzers) =>
        compilation.WithAnalyzers(
                [.. analyzers],
                new CompilationWithAnalyzersOptions(
                    new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false))
            .GetAnalyzerDiagnosticsAsync();

    /// <summary>What the compiler itself says: errors and warnings, in order of place.</summary>
    public static ImmutableArray<Diagnostic> CompilerDiagnostics(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>The compilation as bytes that another compilation can refer to; fails on an error, naming it.</summary>
    public static MetadataReference ToReference(Compilation compilation)
    {
        var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        if (!result.Success) throw new RoslynHarnessException("The compilation has errors:\n" + string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(bytes.ToArray());
    }
}

/// <summary>A test's sources, or what the compiler and analyzers say of them, are not what the test asked for.</summary>
public sealed class RoslynHarnessException(string message) : Exception(message);
