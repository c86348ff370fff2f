using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Testing.Roslyn;

namespace Refrain.Analyzers.Tests.Harness;

/// <summary>The harness must be able to fail: on what is missing, on what is too much, and on code that doesn't compile.</summary>
public sealed class HarnessTests
{
    private static readonly AnalyzerCheck Check = new() { Analyzers = [new NamesStartHigh()] };

    [Fact]
    public void Marks_are_taken_out_and_may_nest()
    {
        var source = MarkedSource.Parse("a {|X1:b [|c|] d|} e | } ]", defaultId: "X2");
        Assert.Equal("a b c d e | } ]", source.Text);
        Assert.Equal([("X1", "b c d"), ("X2", "c")], source.Spans.Select(span => (span.Id, source.Text.Substring(span.Span.Start, span.Span.Length))));
    }

    [Fact]
    public void An_open_mark_is_refused() => Assert.Throws<ArgumentException>(() => MarkedSource.Parse("{|X1:a"));

    [Fact]
    public async Task A_marked_diagnostic_passes_with_its_message() =>
        await Check.Run(MarkedSource.ParseAll(["class {|T1:aA|};", "class B;"]), ["'aA' starts low"]);

    [Fact]
    public async Task A_surplus_diagnostic_fails()
    {
        var failure = await Assert.ThrowsAsync<RoslynHarnessException>(() => Check.Run(MarkedSource.ParseAll(["class bB;"])));
        Assert.Contains("Not asked for:\n  T1 in Test0.cs on «bB»", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_diagnostic_fails()
    {
        var failure = await Assert.ThrowsAsync<RoslynHarnessException>(() => Check.Run(MarkedSource.ParseAll(["class {|T1:B|};"])));
        Assert.Contains("Missing:\n  T1 in Test0.cs on «B»", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_message_fails() =>
        await Assert.ThrowsAsync<RoslynHarnessException>(() => Check.Run(MarkedSource.ParseAll(["class {|T1:aA|};"]), ["'b' starts low"]));

    [Fact]
    public async Task A_compiler_error_fails_unless_it_is_marked()
    {
        await Assert.ThrowsAsync<RoslynHarnessException>(() => Check.Run(MarkedSource.ParseAll(["class B : Missing;"])));
        await Check.Run(MarkedSource.ParseAll(["class B : {|CS0246:Missing|};"]));
    }

    [Fact]
    public void A_generator_that_throws_fails() =>
        Assert.Throws<RoslynHarnessException>(() => GeneratorRun.Start(RoslynHarness.Compile("class B;"), new Throws()));

#pragma warning disable RS1036, RS1038, RS1041, RS2008 // an analyzer of these tests alone: it never runs in a compiler
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NamesStartHigh : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("T1", "t", "'{0}' starts low", "c", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                symbol => { if (char.IsLower(symbol.Symbol.Name[0])) symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name)); },
                SymbolKind.NamedType);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008

    private sealed class Throws : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("no"));
    }
}
