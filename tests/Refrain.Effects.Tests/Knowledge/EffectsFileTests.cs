using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Knowledge;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Knowledge;

/// <summary>RFN018: what is said of wrong lines, and at which place.</summary>
public sealed class EffectsFileTests
{
    private const string Code = """
        namespace Shop
        {
            public class Ledger
            {
                public void Post(int amount) { }
                public void Post(int amount, string account) { }
                public int Total { get; set; }
            }
            public class Journal : Ledger;
        }
        """;

    [Theory]
    [InlineData("[|Shop.Ledger.Post|] insert", "'Shop.Ledger.Post' does not begin with T:, M:, P:, F: or E: and the full name of a type or member")]
    [InlineData("[|M:Shop|] insert", "'M:Shop' names no member: write the type, a dot and the member")]
    [InlineData("[|M:Shop..Post|] insert", "'Shop..Post' is no dotted name")]
    [InlineData("[|M:Shop.L*.Post|] insert", "the '*' of 'M:Shop.L*.Post' is not its last letter")]
    [InlineData("[|M:Shop.Ledger.Post(System.Int32|] insert", "the brackets of 'M:Shop.Ledger.Post(System.Int32' do not match")]
    [InlineData("[|T:Shop.Ledger(System.Int32)|] insert", "'T:Shop.Ledger(System.Int32)' is not a method or property, so it has no parameters")]
    [InlineData("[|M:Shop.Ledger.Post``x|] insert", "'Post``x' does not say how many type parameters it has")]
    [InlineData("[|M:Shop.Ledger.Pots|] insert", "'M:Shop.Ledger.Pots' names nothing; did you mean 'M:Shop.Ledger.Post'?")]
    [InlineData("[|M:Shop.Ledger.Total|] insert", "'M:Shop.Ledger.Total' names nothing; there is P:Shop.Ledger.Total")]
    [InlineData("[|M:Shop.Ledger.Post(System.Int64)|] insert", "'M:Shop.Ledger.Post(System.Int64)' names nothing; there are M:Shop.Ledger.Post(System.Int32), M:Shop.Ledger.Post(System.Int32,System.String)")]
    [InlineData("[|M:Shop.Journal.Post|] insert", "'M:Shop.Journal.Post' names nothing; did you mean 'M:Shop.Ledger.Post', which declares it?")]
    [InlineData("[|T:Shop.Leger|] insert", "'T:Shop.Leger' names nothing; did you mean 'Shop.Ledger'?")]
    [InlineData("[|M:Shop.Leger.Post|] insert", "'M:Shop.Leger.Post' names nothing; did you mean 'Shop.Ledger'?")]
    [InlineData("[|M:Shop.Ledger.Reconcile|] insert", "'M:Shop.Ledger.Reconcile' names nothing")]
    [InlineData("[|T:Shop.Archive.*|] insert", "'T:Shop.Archive.*' names nothing")]
    [InlineData("M:Shop.Ledger.Post insert\n[|M:Shop.Ledger.Post|] insert", "'M:Shop.Ledger.Post' stands above with the same effect")]
    [InlineData("[|M:Shop.Ledger.Post|] insert body=amont", "'amont' is no parameter of 'M:Shop.Ledger.Post'; did you mean 'amount'? Parameters are account, amount")]
    [InlineData("[|F:Shop.Ledger.Total|] clock", "'F:Shop.Ledger.Total' names nothing; there is P:Shop.Ledger.Total")]
    [InlineData("M:Shop.Ledger.Post insert [|bodi=amount|]", "'bodi' is no setting; did you mean 'body'? Settings are *")]
    [InlineData("M:Shop.Ledger.Post insert [|body|]", "the setting 'body' needs a value: body=…")]
    [InlineData("M:Shop.Ledger.Post sql [|rows=yes|]", "the setting 'rows' takes no value")]
    [InlineData("M:Shop.Ledger.Post insert body=amount [|body=account|]", "the setting 'body' stands twice")]
    [InlineData("M:Shop.Ledger.Post insert [|unless=fast|]", "'fast' is no condition: write unless=floating")]
    [InlineData("M:Shop.Ledger.Post insert [|none|]", "'none' is an effect: write it directly after the id")]
    [InlineData("# comment\n\n  M:Shop.Ledger.Post\t[|inserts|]", "'inserts' is no effect; did you mean 'insert'? Effects are *")]
    [InlineData("M:Shop.Ledger.Post [|explodes|]", "'explodes' is no effect. Effects are *")]
    [InlineData("[|M:Shop.Ledger.Post|]", "the line names no effect after the id; one of *")]
    public async Task A_wrong_line_is_reported_at_its_place(string marked, string message)
    {
        var file = MarkedSource.Parse(marked, defaultId: EffectsFileAnalyzer.Id);
        var found = Assert.Single(await Analyze(file.Text));
        Assert.Equal(EffectsFileAnalyzer.Id, found.Id);
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Equal(file.Spans.Single().Span, found.Location.SourceSpan);
        Assert.Equal("/project/RefrainEffects.txt", found.Location.GetLineSpan().Path);
        Assert.Equal(marked.Count(letter => letter == '\n'), found.Location.GetLineSpan().StartLinePosition.Line);
        var text = found.GetMessage(CultureInfo.InvariantCulture);
        const string Start = "This line tells the effect rules nothing: ";
        if (message.EndsWith('*')) Assert.StartsWith(Start + message[..^1], text, StringComparison.Ordinal);
        else Assert.Equal(Start + message, text);
    }

    [Theory]
    [InlineData("M:Shop.Ledger.Post insert body=amount executes")]
    [InlineData("M:Shop.Ledger.Post(System.Int32) none\nM:Shop.Ledger.Post(System.Int32) publish")]
    [InlineData("M:Shop.Ledger.Po* idempotent")]
    [InlineData("P:Shop.Ledger.Total mutates set changes=this")]
    [InlineData("M:Shop.Ledger.#ctor mutates changes=static")]
    [InlineData("T:Shop.* none")]
    [InlineData("T:Shop.L* none")]
    [InlineData("T:System.IO.File none")]
    [InlineData("M:Elsewhere.Never.Heard insert body=this")]
    [InlineData("# nothing but a comment\n\n")]
    [InlineData("")]
    public async Task A_sound_line_is_not(string text) => Assert.Empty(await Analyze(text));

    [Fact]
    public async Task Other_additional_files_are_left_alone() =>
        Assert.Empty(await Analyze(new Told("/project/RefrainTasks.txt", "nonsense")));

    [Fact]
    public async Task A_broken_line_does_not_silence_the_others()
    {
        var compilation = RoslynHarness.Compile(Code);
        var file = Told.File("nonsense", "M:Shop.Ledger.Post insert", "M:Shop.Ledger.Total clock");
        Assert.Equal(2, (await Analyze(file)).Length);
        var post = compilation.GetTypeByMetadataName("Shop.Ledger")!.GetMembers("Post")[0];
        Assert.Equal(ApiEffect.Insert, Assert.Single(ApiTables.Of(compilation, [file]).Find(post)).Effect);
    }

    [Theory]
    [InlineData("Wrong", 3)]
    [InlineData("Right", 0)]
    public async Task The_page_says_what_the_rule_does(string heading, int count)
    {
        var block = Assert.Single(MarkdownCode.Read("docs/rules/RFN018.md"), block => block.Heading == heading);
        var found = await Analyze(block.Code);
        Assert.Equal(count, found.Length);
        Assert.All(found, diagnostic => Assert.Equal(EffectsFileAnalyzer.Id, diagnostic.Id));
    }

    [Fact]
    public void The_page_names_every_effect_and_setting()
    {
        var page = File.ReadAllText(RepositoryFolder.File("docs/rules/RFN018.md"));
        Assert.All(ApiEffectNames.All, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
        Assert.All(ApiSettings.All.Remove(ApiSettings.None), name => Assert.True(
            page.Contains($"`{name}`", StringComparison.Ordinal) || page.Contains($"`{name}=", StringComparison.Ordinal), name));
    }

    private static Task<Diagnostic[]> Analyze(string text) => Analyze(Told.File(text));

    private static async Task<Diagnostic[]> Analyze(AdditionalText file)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([file]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        return [.. await RoslynHarness.Compile(Code).WithAnalyzers([new EffectsFileAnalyzer()], options).GetAnalyzerDiagnosticsAsync()];
    }
}
