using System.Globalization;
using Microsoft.CodeAnalysis;
using Refrain.Analyzers;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Published;

/// <summary>A helper in another project, of which only the reference assembly is at hand: what it does is known all the same.</summary>
public sealed class TwoProjectsTests
{
    public static TheoryData<TwoProjectsCase> Cases() => [.. TwoProjectsCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_makes_no_difference_where_the_helper_is(TwoProjectsCase one)
    {
        var program = Split(one);
        Assert.NotNull(program.Rest);
        Assert.NotNull(program.Summaries);
        var expected = one.Rules.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rule => "Uses " + rule).ToList();
        Assert.Equal(expected, program.Found(program.Whole).AsEnumerable());
        Assert.Equal(expected, program.Found(program.Rest).AsEnumerable());
    }

    [Fact]
    public void There_are_cases_of_every_kind() => Assert.True(TwoProjectsCases.All.DistinctBy(one => one.Name).Count() >= 60);

    [Fact]
    public async Task The_message_shows_the_way_into_the_other_project_and_the_place_there()
    {
        var program = Split(TwoProjectsCases.All.Single(one => one.Name == "deep"));
        var found = Assert.Single(await RoslynHarness.Analyze(program.Rest!, new EffectAnalyzer()));
        Assert.Equal("'Uses' appends once more each time it runs again: Run → One → Two → Three → Four → File.AppendAllText", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("A.One(Name)", found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        var beside = Assert.Single(found.AdditionalLocations);
        Assert.Equal(LocationKind.ExternalFile, beside.Kind);
        Assert.Equal("Library/Library.cs", beside.GetLineSpan().Path);
    }

    [Fact]
    public void What_is_handed_through_two_libraries_is_followed_through_both()
    {
        var first = Library("First", "public static class A { public static void Note(string path) => File.AppendAllText(path, \"\"); public static readonly string Host = Environment.MachineName; }");
        var second = Library("Second", "public static class B { public static void Note(string name) => A.Note(\"/srv/\" + name); public static string Host() => A.Host; }", first);
        var task = RoslynHarness.Compile(
            [("Task.cs", "[Task] public sealed partial record Uses(string Name) { public string Run() { B.Note(Name); return B.Host(); } }")], [.. CorpusReferences.All, first, second], "Corpus");
        var program = SplitProgram.Of(CorpusFile.Parse("a.cs", "// Nothing to split.\n[Task] public sealed partial record None(string Name) { public string Run() => Name; }"), friends: false);
        Assert.Equal(["Uses RFN103", "Uses RFN201"], program.Found(SplitProgram.Generated(task)).AsEnumerable());
    }

    [Fact]
    public async Task In_an_IDE_the_other_project_is_its_sources()
    {
        var library = RoslynHarness.Compile([("Library.cs", "public static class A { public static void Note(string path) => Deep(path); static void Deep(string path) => File.AppendAllText(path, \"\"); }")], CorpusReferences.All, "Library");
        var task = RoslynHarness.Compile(
            [("Task.cs", "[Task] public sealed partial record Uses(string Name) { public int Run() { A.Note(Name); return 1; } }")], [.. CorpusReferences.All, library.ToMetadataReference()], "Corpus");
        var found = Assert.Single(await RoslynHarness.Analyze(SplitProgram.Generated(task), new EffectAnalyzer()));
        Assert.EndsWith("Run → Note → Deep → File.AppendAllText", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(LocationKind.ExternalFile, Assert.Single(found.AdditionalLocations).Kind);
    }

    private static SplitProgram Split(TwoProjectsCase one) =>
        SplitProgram.Of(CorpusFile.Parse("Tasks.cs", one.Tasks + "\n//// File: Library.cs\n" + one.Library), friends: false);

    private static MetadataReference Library(string name, string source, params MetadataReference[] references) => SplitProgram.Reference(SplitProgram.Published(
        RoslynHarness.Compile([(name + ".cs", source)], [.. CorpusReferences.All, .. references], name), []));
}
