using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Generator.Emission;
using Refrain.Testing.Roslyn;

namespace Refrain.Generator.Tests;

/// <summary>Runs the generator over sources as a strict consumer compiles them.</summary>
internal static class Generated
{
    /// <summary>Nullable, every warning an error, documentation wanted on every public member.</summary>
    private static readonly CSharpParseOptions s_strict = RoslynHarness.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);

    /// <summary>A strict compilation; test sources themselves need no documentation.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources, string assemblyName = "Tests", params MetadataReference[] references) =>
        CSharpCompilation.Create(
            assemblyName,
            [
                CSharpSyntaxTree.ParseText(RoslynHarness.ImplicitUsings, s_strict, "Usings.cs"),
                .. sources.Select((text, i) => CSharpSyntaxTree.ParseText("#pragma warning disable CS1573, CS1591\n" + text, s_strict, $"Test{i}.cs")),
            ],
            [.. References.All, .. references],
            RoslynHarness.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Error));

    /// <summary>Runs the generator and fails on anything that the compiler says of the result, be it in generated code, where no user would hear of it.</summary>
    public static GeneratorRun Clean(params string[] sources)
    {
        var run = Run(Compile(sources)).AssertClean();
        var loud = run.Output;
        foreach (var tree in run.Result.GeneratedTrees)
        {
            var text = tree.ToString()
                .Replace(SourceWriter.Warnings, SourceWriter.Warnings + " CS0612, CS0618", StringComparison.Ordinal)
                .Replace(SourceWriter.NullableContext, "#nullable enable", StringComparison.Ordinal);
            loud = loud.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text, Encoding.UTF8)));
        }
        var warnings = RoslynHarness.CompilerDiagnostics(loud);
        Assert.True(warnings.IsEmpty, string.Join('\n', warnings.Select(DiagnosticText.Show)));
        return run;
    }

    /// <summary>Runs the generator.</summary>
    public static GeneratorRun Run(Compilation compilation) => GeneratorRun.Start(compilation, new RefrainGenerator());

    /// <summary>The same compilation of new trees: nothing that is remembered of a tree is known of it.</summary>
    public static Compilation Reparsed(Compilation compilation) => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
        compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options, tree.FilePath)));

    /// <summary>The generated file of a task.</summary>
    public static string FileOf(GeneratorRun run, string fullName) =>
        run.Sources.Single(s => s.Key.StartsWith(fullName + "-", StringComparison.Ordinal)).Value;
}
