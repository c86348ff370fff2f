using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Refrain.Testing.Roslyn;

/// <summary>
/// Compares what the compiler and analyzers say of marked sources with the marks: nothing more, nothing less. Generators run first, as in a
/// build; a compiler's error that an invalid declaration brings along is marked as well.
/// </summary>
public sealed class AnalyzerCheck
{
    /// <summary>The analyzers under test.</summary>
    public required ImmutableArray<DiagnosticAnalyzer> Analyzers { get; init; }

    /// <summary>The generators whose output the analyzers see.</summary>
    public ImmutableArray<IIncrementalGenerator> Generators { get; init; } = [];

    /// <summary>What the sources refer to; Refrain and the libraries unless told otherwise.</summary>
    public ImmutableArray<MetadataReference> AdditionalReferences { get; init; } = [];

    /// <summary>Checks sources without looking at the messages.</summary>
    public Task<ImmutableArray<Diagnostic>> Run(ImmutableArray<MarkedSource> sources) => Run(sources, []);

    /// <summary>Checks sources, and the analyzers' messages in the order of the places.</summary>
    /// <param name="sources">The sources with their expected diagnostics.</param>
    /// <param name="messages">Every message of the analyzers, in the order of files and places; empty: not compared.</param>
    /// <returns>The analyzers' diagnostics in the order of files and places.</returns>
    public async Task<ImmutableArray<Diagnostic>> Run(ImmutableArray<MarkedSource> sources, ImmutableArray<string> messages)
    {
        Compilation compilation = RoslynHarness.Compile(sources.Select(source => (source.File, source.Text)), [.. References.All, .. AdditionalReferences]);
        if (!Generators.IsEmpty) compilation = GeneratorRun.Start(compilation, [.. Generators]).Output;

        var own = Sort(await RoslynHarness.Analyze(compilation, [.. Analyzers]));
        var actual = Sort(own.Concat(RoslynHarness.CompilerDiagnostics(compilation)));
        var expected = sources.SelectMany(source => source.Spans)
            .Select(span => (span.Id, span.File, span.Span.Start, span.Span.End)).Order().ToList();
        var found = actual.Select(Place).Order().ToList();
        if (!expected.SequenceEqual(found)) throw new RoslynHarnessException(Differences(sources, actual, expected, found));

        if (!messages.IsEmpty)
        {
            var texts = own.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).ToList();
            if (!texts.SequenceEqual(messages, StringComparer.Ordinal))
                throw new RoslynHarnessException($"Expected the messages\n  {string.Join("\n  ", messages)}\nbut got\n  {string.Join("\n  ", texts)}");
        }
        return own;
    }

    private static (string Id, string File, int Start, int End) Place(Diagnostic diagnostic) =>
        (diagnostic.Id, diagnostic.Location.SourceTree?.FilePath ?? "", diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.End);

    private static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(diagnostic => Place(diagnostic).File, StringComparer.Ordinal)
            .ThenBy(diagnostic => Place(diagnostic).Start).ThenBy(diagnostic => Place(diagnostic).End).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparer.Ordinal)];

    private static string Differences(
        ImmutableArray<MarkedSource> sources, ImmutableArray<Diagnostic> actual,
        List<(string Id, string File, int Start, int End)> expected, List<(string Id, string File, int Start, int End)> found)
    {
        var texts = sources.ToDictionary(source => source.File, source => source.Text);
        var open = new List<(string, string, int, int)>(expected);
        var surplus = actual.Where(diagnostic => !open.Remove(Place(diagnostic))).Select(DiagnosticText.Show);
        var left = new List<(string, string, int, int)>(found);
        var missing = expected.Where(place => !left.Remove(place)).Select(place => $"{place.Id} in {place.File} on «{texts[place.File][place.Start..place.End]}»");
        return "Not asked for:\n  " + string.Join("\n  ", surplus) + "\nMissing:\n  " + string.Join("\n  ", missing);
    }
}
