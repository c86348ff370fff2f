using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Docs;

/// <summary>
/// The C# of README.md and docs compiles, with Refrain's generator and without a word from its analyzers. The blocks of a page are one
/// program: declarations of all blocks are seen by all; each block of statements is a main program of its own. A block marked as a copy of
/// a sample's file is that file, and the page's other blocks see the sample. A block tagged <c>csharp-fragment</c> is left out: it shows a
/// piece of something that stands whole elsewhere. The blocks of docs/effects.md are programs of their own, which Refrain.Effects.Tests checks.
/// </summary>
public sealed class DocsCodeTests
{
    /// <summary>Fragments are an exception: more of them, and the docs are not compiled any more.</summary>
    private const int MostFragments = 5;

    public static TheoryData<string> Pages() =>
        [.. MarkdownCode.Pages().Where(page => !page.StartsWith("docs/rules/RFN", StringComparison.Ordinal) && page != "docs/effects.md" && Blocks(page).Count > 0)];

    [Fact]
    public void Few_blocks_are_fragments() =>
        Assert.InRange(MarkdownCode.Pages().SelectMany(page => MarkdownCode.Read(page)).Count(block => block.Tag == "csharp-fragment"), 0, MostFragments);

    [Fact]
    public void Every_block_of_CSharp_is_tagged_alike() =>
        Assert.DoesNotContain(MarkdownCode.Pages().SelectMany(page => MarkdownCode.Read(page)), block => block.Tag is "cs" or "c#" or "C#" or "CSharp");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_code_of_a_page_compiles(string page)
    {
        var blocks = Blocks(page);
        var own = blocks.Where(block => block.Sample is null).Select(block => (File: string.Create(null, $"Line{block.Line}.cs"), block.Code));
        var sources = own.Concat(blocks.Select(block => block.Sample).OfType<string>().Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal).SelectMany(SampleFiles)).ToList();
        var declarations = sources.Where(source => !IsProgram(source.Code)).ToList();
        await Check(page, declarations, OutputKind.DynamicallyLinkedLibrary);
        foreach (var program in sources.Where(source => IsProgram(source.Code))) await Check(page, [.. declarations, program], OutputKind.ConsoleApplication);
    }

    private static IEnumerable<(string File, string Code)> SampleFiles(string folder) =>
        Directory.EnumerateFiles(RepositoryFolder.File(folder), "*.cs").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    private static async Task Check(string page, List<(string File, string Code)> sources, OutputKind kind)
    {
        // Samples may give the processor hints.
        var compilation = (Compilation)RoslynHarness.Compile(sources, [.. References.All, .. Satellites()]).WithOptions(RoslynHarness.Options.WithOutputKind(kind).WithAllowUnsafe(true));
        compilation = GeneratorRun.Start(compilation, RefrainChecks.Generator()).Output;
        var found = (await RoslynHarness.Analyze(compilation, new DeclarationAnalyzer(), new EffectAnalyzer())).Concat(RoslynHarness.CompilerDiagnostics(compilation)).ToList();
        Assert.True(found.Count == 0, $"{page}:\n" + string.Join('\n', found.Select(DiagnosticText.Show)));
    }

    private static List<MarkdownBlock> Blocks(string page) => [.. MarkdownCode.Read(page).Where(block => block.Tag == "csharp")];

    private static bool IsProgram(string code) =>
        CSharpSyntaxTree.ParseText(code, RoslynHarness.ParseOptions).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();

    /// <summary>What pipeline programs refer to beside Refrain itself.</summary>
    private static IEnumerable<MetadataReference> Satellites() =>
        new[] { "Refrain.Hosting.dll", "Refrain.Postgres.dll", "Refrain.S3.dll", "Refrain.Elasticsearch.dll", "Refrain.Parquet.dll", "Npgsql.dll", "AWSSDK.S3.dll", "AWSSDK.Core.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.dll" }
            .Select(name => Path.Combine(AppContext.BaseDirectory, name)).Where(File.Exists).Select(file => MetadataReference.CreateFromFile(file));
}
