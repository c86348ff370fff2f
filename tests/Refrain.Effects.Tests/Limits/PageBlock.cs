extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Refrain.Analyzers;
using Refrain.Effects.Tests.Labels;
using Refrain.Effects.Tests.Published;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Limits;

/// <summary>
/// A block of code of docs/effects.md, which says itself what is reported: <c>// RFN101</c> at the end of a line is reported there, rightly;
/// <c>// needlessly: RFN101</c> is reported there, though it is harmless; <c>// not seen: RFN101</c> should be reported there, and is not. A block
/// whose first line is <c>// In another project.</c> is an assembly of its own, built with the generators, which the next block refers to;
/// <c>// In another project, without Refrain.</c> is one that is built without.
/// </summary>
internal sealed partial record PageBlock(MarkdownBlock Block, MarkdownBlock? Library)
{
    private const string Page = "docs/effects.md";
    private const string InAnotherProject = "// In another project";
    private const string WithRefrain = InAnotherProject + ".";

    /// <summary>The blocks of the page that are analysed, in its order.</summary>
    public static ImmutableArray<PageBlock> All { get; } = Read();

    /// <summary>The headings of the second level that say what is not seen or is seen needlessly.</summary>
    public static ImmutableArray<string> Limits { get; } =
        [.. File.ReadAllLines(RepositoryFolder.File(Page)).SkipWhile(line => line != "## Limits").Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line["### ".Length..])];

    /// <summary>Does it show a limit?</summary>
    public bool ShowsLimit => Marks("not seen").Count + Marks("needlessly").Count > 0;

    /// <summary>Reports that the block does not speak of, those that it speaks of and that are not there, and errors of the compiler.</summary>
    public async Task<ImmutableArray<string>> Differences()
    {
        IEnumerable<MetadataReference> references = CorpusReferences.All;
        if (Library is not null)
        {
            Compilation library = RoslynHarness.Compile([("Library.cs", Library.Code)], CorpusReferences.All, "Library");
            if (Library.Code.StartsWith(WithRefrain, StringComparison.Ordinal)) library = SplitProgram.Published(library, []);
            references = [.. references, SplitProgram.Reference(library)];
        }
        var parts = CorpusFile.Parse("Page.cs", Block.Code).Parts;
        var compilation = GeneratorRun.Start(RoslynHarness.Compile(parts.Select(part => (part.Name, part.Text)), references, "Page"), new RefrainGenerator()).Output;
        var found = await RoslynHarness.Analyze(compilation, new DeclarationAnalyzer(), new EffectAnalyzer());

        var expected = Marks("").Concat(Marks("needlessly")).ToHashSet(StringComparer.Ordinal);
        var actual = found.ToLookup(diagnostic => Show(LineOf(diagnostic, parts), diagnostic.Id), StringComparer.Ordinal);
        return
        [
            .. RoslynHarness.CompilerDiagnostics(compilation).Select(DiagnosticText.Show),
            .. actual.Where(place => !expected.Contains(place.Key)).Select(place => $"{place.Key} is reported, which the page does not say: {DiagnosticText.Show(place.First())}"),
            .. expected.Where(place => !actual.Contains(place)).Select(place => $"{place} is not reported, though the page says so."),
        ];
    }

    /// <summary>The ids that the block has in such comments, with their lines in the page.</summary>
    private List<string> Marks(string kind) =>
        [.. from line in Block.Code.Split('\n').Select((text, at) => (text, Number: Block.Line + 1 + at))
            let mark = Comment().Match(line.text)
            where mark.Success && mark.Groups["kind"].Value == kind
            select Show(line.Number, mark.Groups["id"].Value)];

    private int LineOf(Diagnostic diagnostic, ImmutableArray<CorpusPart> parts)
    {
        var line = diagnostic.Location.GetLineSpan();
        return parts.FirstOrDefault(part => part.Name == line.Path) is { } part ? Block.Line + part.FirstLine + line.StartLinePosition.Line : 0;
    }

    private static string Show(int line, string id) => string.Create(CultureInfo.InvariantCulture, $"{Page}:{line} {id}");

    private static ImmutableArray<PageBlock> Read()
    {
        var blocks = ImmutableArray.CreateBuilder<PageBlock>();
        MarkdownBlock? library = null;
        foreach (var block in MarkdownCode.Read(Page).Where(block => block.Tag == "csharp"))
        {
            if (block.Code.StartsWith(InAnotherProject, StringComparison.Ordinal))
            {
                library = block;
                continue;
            }
            blocks.Add(new(block, library));
            library = null;
        }
        return blocks.ToImmutable();
    }

    [GeneratedRegex(@"//\s+((?<kind>[a-z ]+):\s+)?(?<id>RFN\d{3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();
}
