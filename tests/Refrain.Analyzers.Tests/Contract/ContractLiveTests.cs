using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Contract;

/// <summary>An IDE asks for one file at a time: what belongs to it is said then, without an analysis of the whole compilation.</summary>
public sealed class ContractLiveTests
{
    private static readonly Compilation Code = RoslynHarness.Compile(
        "[Task] public sealed partial record A(int X) { public int Run() => 1; }",
        "[Task] public sealed partial record B(int X) { public int Run() => 1; }");

    [Fact]
    public async Task A_file_of_code_has_its_own_diagnostics()
    {
        var analysis = Over(new Text("RefrainTasks.txt", "task A(X: i64) -> i32\ntask B(X: i32) -> i32\ntask C() -> i32"));
        Assert.Single(await analysis.GetAnalyzerSemanticDiagnosticsAsync(Code.GetSemanticModel(Tree("Test0.cs")), filterSpan: null, CancellationToken.None));
        Assert.Empty(await analysis.GetAnalyzerSemanticDiagnosticsAsync(Code.GetSemanticModel(Tree("Test1.cs")), filterSpan: null, CancellationToken.None));
    }

    [Fact]
    public async Task The_contract_has_its_own_diagnostics()
    {
        var file = new Text("app/RefrainTasks.txt", "task A(X: i64) -> i32\ntask B(X: i32) -> i32\ntask C() -> i32\n???");
        var found = (await Over(new Text("other.txt", "?"), file).GetAnalysisResultAsync(file, CancellationToken.None)).AdditionalFileDiagnostics[file].Values.SelectMany(of => of);
        Assert.Equal([2, 3], found.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line).Order());
    }

    [Fact]
    public async Task Nothing_is_said_at_the_end_of_the_compilation() =>
        Assert.DoesNotContain((await Over(new Text("RefrainTasks.txt", "task C() -> i32\n?")).GetAllDiagnosticsAsync()), diagnostic => diagnostic.Location == Location.None);

    [Fact]
    public async Task A_file_that_the_project_hands_over_twice_is_one()
    {
        var found = await Over(new Text("RefrainTasks.txt", "task A(X: i32) -> i32\n?"), new Text("RefrainTasks.txt", "task A(X: i32) -> i32\n?")).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(2, found.Length);
        Assert.Single(found, diagnostic => diagnostic.Location.IsInSource);
    }

    [Theory]
    [InlineData("RefrainTasks.txt", 1)]
    [InlineData("a/b/RefrainTasks.txt", 1)]
    [InlineData(@"C:\a\refraintasks.TXT", 1)]
    [InlineData("MyRefrainTasks.txt", 0)]
    [InlineData("RefrainTasks.txt/other.txt", 0)]
    public async Task The_file_is_known_by_its_name(string path, int found) =>
        Assert.Equal(found, (await Over(new Text(path, "task A(X: i32) -> i32\ntask B(X: i32) -> i32\n?")).GetAnalyzerDiagnosticsAsync()).Length);

    [Fact]
    public async Task A_file_that_cannot_be_read_is_left_to_the_compiler() => Assert.Empty(await Over(new Text("RefrainTasks.txt", null)).GetAnalyzerDiagnosticsAsync());

    private static SyntaxTree Tree(string file) => Code.SyntaxTrees.Single(tree => tree.FilePath == file);

    private static CompilationWithAnalyzers Over(params AdditionalText[] files) => Code.WithAnalyzers(
        [new ContractAnalyzer()],
        new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false));

    private sealed class Text(string path, string? text) : AdditionalText
    {
        private readonly SourceText? _text = text is null ? null : SourceText.From(text);

        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;
    }
}
