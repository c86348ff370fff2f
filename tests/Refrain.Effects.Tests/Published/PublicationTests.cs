using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Analyzers;
using Refrain.Effects.Published;
using Refrain.Effects.Tests.Labels;
using Refrain.Knowledge;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Published;

/// <summary>What is published, when, and that whoever reads it need not trust it.</summary>
public sealed class PublicationTests
{
    private const string Library = """
        namespace Lib;
        public static class Journal { public static void Note(string line) => File.AppendAllText("journal.txt", line); public static string Trim(string line) => line.Trim(); }
        public sealed class Clock { public long Ticks => DateTime.UtcNow.Ticks; }
        """;

    private const string Task = "[Task] public sealed partial record Uses(string Name) { public int Run() { Lib.Journal.Note(Name); return 1; } }";

    private static readonly string s_text = Summaries(Compile(Library))!;

    [Fact]
    public void A_task_alone_a_program_and_what_is_internal_publish_nothing()
    {
        Assert.Null(Summaries(Compile("[Task] public sealed partial record Uses(string Name) { public int Run() => Name.Length; private static int One() => 1; }")));
        Assert.Null(Summaries(Compile("internal static class Journal { public static void Note(string line) => File.AppendAllText(line, line); }")));
        Assert.Null(Summaries(Compile(Library).WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))));
    }

    [Fact]
    public void What_a_task_offers_to_others_is_published()
    {
        var text = Summaries(Compile("[Task] public sealed partial record Uses(string Name) { public int Run() => 1; public static string Id() => Guid.NewGuid().ToString(); }"));
        Assert.Contains("\n*Uses\nId\t", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nRun", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RefrainPublishEffects", "false", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("RefrainPublishEffects", "true", OutputKind.ConsoleApplication, true)]
    [InlineData("DesignTimeBuild", "true", OutputKind.DynamicallyLinkedLibrary, false)]
    [InlineData("DesignTimeBuild", "", OutputKind.DynamicallyLinkedLibrary, true)]
    public void A_project_says_whether(string property, string value, OutputKind kind, bool published)
    {
        var compilation = Compile(Library).WithOptions(new CSharpCompilationOptions(kind));
        var run = GeneratorRun.Start(compilation, new Dictionary<string, string> { [property] = value }, new EffectSummaryGenerator());
        Assert.Equal(published, run.Sources.ContainsKey(EffectSummaryGenerator.HintName));
    }

    [Fact]
    public void Nothing_is_made_where_implementations_are_not_wanted() =>
        Assert.Empty(GeneratorRun.Start(Compile(Library), IncrementalGeneratorOutputKind.Implementation, new EffectSummaryGenerator()).Sources);

    [Fact]
    public void Places_are_told_from_the_projects_folder()
    {
        var compilation = RoslynHarness.Compile([("/build/one/Lib/Sub/Journal.cs", Library)], CorpusReferences.All, "Lib");
        var text = GeneratorRun.Start(compilation, new Dictionary<string, string> { ["ProjectDir"] = "/build/one/Lib/" }, new EffectSummaryGenerator()).Sources[EffectSummaryGenerator.HintName];
        Assert.Contains("\\nLib/Sub/Journal.cs\\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/build", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        string[] sources = [Library, "namespace Lib; public static class Other { public static void Two() { Journal.Note(\"2\"); _ = new Clock().Ticks; } }", "namespace Lib; public class A { public virtual int One() => 1; } public class B : A { public override int One() => 2; }"];
        var texts = new[] { (0, 1, 2), (2, 1, 0), (1, 0, 2) }.Select(order => Summaries(RoslynHarness.Compile(
            new[] { order.Item1, order.Item2, order.Item3 }.Select(i => ($"F{i}.cs", sources[i])), CorpusReferences.All, "Lib"))).Distinct(StringComparer.Ordinal);
        Assert.Single(texts);
    }

    [Fact]
    public void What_was_read_is_written_again_as_it_was()
    {
        // Over all kinds of helpers: nothing of a summary is lost on the way.
        foreach (var one in TwoProjectsCases.All)
        {
            var library = SplitProgram.Published(RoslynHarness.Compile([("Library.cs", one.Library)], CorpusReferences.All, "Library"), []);
            var text = SplitProgram.SummariesOf(library)!;
            var other = RoslynHarness.Compile([], [.. CorpusReferences.All, SplitProgram.Reference(library)], "Other");
            var read = new SummaryReader(text, other.GetTypeByMetadataName, id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, other));
            var writer = new SummaryWriter("Other", "");
            for (var line = read.FirstType; line < read.Count; line++)
            {
                if (SummaryFormat.IsType(read[line])) writer.Type(read[line][1..], read[line][0] == SummaryFormat.Whole);
                else writer.Member(read[line].Split(SummaryFormat.Separator)[0], read.Summary(read[line], read[line].IndexOf(SummaryFormat.Separator, StringComparison.Ordinal) + 1));
            }
            Assert.Equal(text, writer.ToString());
        }
    }

    [Fact]
    public async Task Another_format_is_as_good_as_none()
    {
        Assert.Equal(["RFN201"], (await Reported(SummaryFormat.Version, s_text)).AsEnumerable());
        Assert.Empty(await Reported(SummaryFormat.Version + 1, s_text));
    }

    [Fact]
    public async Task A_spoilt_text_is_as_good_as_none_or_says_something_else_and_never_throws()
    {
        Assert.Empty(await Reported(SummaryFormat.Version, ""));
        Assert.Empty(await Reported(SummaryFormat.Version, "no summaries"));
        var random = new Random(4711);
        var assembly = RoslynHarness.Compile([], CorpusReferences.All, "Other");
        var members = Compile(Library).GetSymbolsWithName(static _ => true, SymbolFilter.Type).Cast<INamedTypeSymbol>().SelectMany(static type => type.GetMembers()).ToList();
        for (var i = 0; i < 3_000; i++)
        {
            var spoilt = s_text.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--) spoilt[random.Next(spoilt.Length)] = "0aZ_-\n\t>*\\9"[random.Next(11)];
            var text = new string(spoilt)[..(random.Next(4) == 0 ? random.Next(spoilt.Length) : spoilt.Length)];
            if (PublishedAssembly.Read(text, assembly.Assembly, assembly) is not { } read) continue;
            foreach (var member in members) read.Of(member);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\\b\nc\rd\0e")]
    [InlineData("\\n\\\\u0041")]
    [InlineData("\ud83d\ude00 and a half: \ud83d")]
    public void A_text_is_a_line_and_back(string text)
    {
        var line = SummaryFormat.Line(text);
        Assert.DoesNotContain('\n', line);
        Assert.Equal(text, SummaryFormat.Text(line));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1 << 29)]
    public void A_number_is_digits_and_back(int number)
    {
        var text = new System.Text.StringBuilder("x").Number(number).Number(7).ToString();
        var at = 1;
        Assert.Equal(number, SummaryFormat.Number(text, ref at));
        Assert.Equal(7, SummaryFormat.Number(text, ref at));
        Assert.Equal(text.Length, at);
    }

    private static CSharpCompilation Compile(string source) => RoslynHarness.Compile([("Lib.cs", source)], CorpusReferences.All, "Lib");

    private static string? Summaries(Compilation compilation) =>
        SplitProgram.SummariesOf(SplitProgram.Published(compilation, []));

    private static async Task<ImmutableArray<string>> Reported(int format, string text)
    {
        var attribute = $"[assembly: EffectSummaries({format}, {SymbolDisplay.FormatLiteral(text, quote: true)})]";
        var library = RoslynHarness.Compile([("Lib.cs", Library), ("Said.cs", attribute)], CorpusReferences.All, "Lib");
        var task = RoslynHarness.Compile([("Task.cs", Task)], [.. CorpusReferences.All, SplitProgram.Reference(library)], "Tasks");
        return [.. (await RoslynHarness.Analyze(SplitProgram.Generated(task), new EffectAnalyzer())).Select(found => found.Id)];
    }
}
