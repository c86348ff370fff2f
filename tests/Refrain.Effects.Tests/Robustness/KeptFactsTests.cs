using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using AnalyzerCost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects.Kept;
using Refrain.Knowledge;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// What was found out of code is kept while it is edited (docs/decisions/0018-facts-that-outlive-a-compilation.md). After any edit the reports must be those of a
/// first look, and what the edit cannot reach must not be walked again. The seed is printed with a failure; REFRAIN_SEED gives another, REFRAIN_EDITS more edits.
/// </summary>
public sealed class KeptFactsTests
{
    private const int Tasks = 20;

    private static readonly int s_edits = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_EDITS") ?? "16", CultureInfo.InvariantCulture);
    private static readonly int s_seed = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEED") ?? "20260419", CultureInfo.InvariantCulture);

    /// <summary>Files that reach into each other by all that can be kept: statics and who changes them, virtual calls, recursion, values of many types.</summary>
    private static readonly ImmutableArray<(string File, string Text)> s_extra =
    [
        ("Extra/Store.cs", "namespace Made.Extra;\npublic class Store { public static readonly Store Only = new(); public List<string> Items { get; } = []; public static int Count; public virtual string First() { return Items.Count > 0 ? Items[0] : \"\"; } }\n"),
        ("Extra/Fills.cs", "namespace Made.Extra;\npublic static class Fills { public static void Fill(string text) { var store = Store.Only; Look(store, text); } private static void Look(Store store, string text) { _ = store.Items.Contains(text); } public static int Total() { return Store.Count; } }\n"),
        ("Extra/Timed.cs", "namespace Made.Extra;\npublic sealed class Timed : Store { public override string First() { return \"timed\"; } public static string Around(int n) { return n == 0 ? \"\" : Back(n - 1); } public static string Back(int n) { return n == 0 ? \"x\" : Around(n - 1); } }\n"),
        ("Extra/Uses.cs", "namespace Made.Extra;\n[Task] public sealed partial record Uses(string Name) { public string Run([Service] Store store) { return store.First() + Store.Only.Items.Count + Timed.Around(3); } }\n"),
        ("Extra/Sums.cs", "using Made.Core;\nnamespace Made.Extra;\n[Task] public sealed partial record Sums(int Count) { public string Run() { var store = Store.Only; return Texts.Show(Fills.Total() + store.Items.Count) + new Timed().First(); } }\n"),
    ];

    /// <summary>What a body may begin with.</summary>
    private static readonly string[] s_statements =
    [
        "_ = DateTime.Now;", "System.IO.File.AppendAllText(\"seen.txt\", \"x\");", "Made.Extra.Store.Count++;", "Made.Extra.Store.Only.Items.Add(\"x\");", "Made.Extra.Fills.Fill(\"y\");", "var typed = 1; _ = typed + 1;",
        "if (DateTime.Now.Hour > 12) throw new InvalidOperationException();", "_ = new Made.Extra.Timed().First();", "try { Made.Extra.Fills.Total(); } catch (Exception) { }", "_ = Made.Extra.Timed.Back(2);", "var other = Made.Extra.Store.Only; other.Items.Clear();",
    ];

    /// <summary>What a type may declare as well; the number makes it new, or not.</summary>
    private static readonly Func<int, string>[] s_members =
    [
        static n => $"private static int Typed{n}() {{ return {n}; }}", static n => $"public static int Added{n}(int n) {{ return n; }}", static n => $"internal static readonly List<int> List{n} = new();", static n => $"private static string Normal(object text) {{ return \"{n}\"; }}",
        static n => "private static string Show(int number) { return DateTime.Now.ToString(); }", static n => "public static string Show(long number) { return Guid.NewGuid().ToString(); }", static n => $"private static string First{n % 3}() {{ return \"\"; }}", static n => "private static void Fill(object text) { Store.Count++; }",
    ];

    [Fact]
    public async Task After_edits_the_reports_are_those_of_a_first_look()
    {
        var random = new Random(s_seed);
        var project = new OpenProject(Sources());
        var first = project.Files.ToDictionary(static file => file.File, static file => file.Text, StringComparer.Ordinal);
        var names = first.Keys.Order(StringComparer.Ordinal).ToArray();
        var analyzers = AllAnalyzers.Create();
        await AllAnalyzers.Report(project.Compile(), analyzers);
        var reports = new HashSet<string>(StringComparer.Ordinal);
        for (var edit = 0; edit < s_edits; edit++)
        {
            // Half of the edits are of what reaches far.
            var file = random.Next(2) == 0 ? Pick(s_extra, random).File : Pick(names, random);
            project.Edit(file, random.Next(5) == 0 ? first[file] : Edited(project[file], random));

            var known = await AllAnalyzers.Report(project.Compile(), analyzers);
            var fresh = await AllAnalyzers.Report(new OpenProject(project.Files).Compile(), AllAnalyzers.Create());
            Assert.True(
                fresh.SequenceEqual(known, StringComparer.Ordinal),
                $"REFRAIN_SEED={s_seed}, edit {edit} of {file}:\n{project[file]}\nonly fresh:\n{string.Join('\n', fresh.Except(known))}\nonly known:\n{string.Join('\n', known.Except(fresh))}");
            reports.Add(string.Join('\n', known));
        }
        Assert.True(reports.Count > 2, "The edits changed hardly anything that is reported.");
    }

    [Fact]
    public void An_edit_of_a_body_walks_that_file_again_and_who_reaches_it()
    {
        var project = new OpenProject(Made());
        var before = Asked(project);
        project.Edit("Module1/Rules.cs", project["Module1/Rules.cs"].Replace("readings.Count == 0 ? 0 : readings[0].Value", "readings.Count == 0 ? 1 : readings[0].Value", StringComparison.Ordinal));
        var after = Asked(project);

        Assert.NotEmpty(Walked(after, before));
        Assert.All(Walked(after, before), file => Assert.StartsWith("Module1/", file, StringComparison.Ordinal));
        Assert.Equal(before.Findings.Count, after.Findings.Count);
    }

    [Fact]
    public void A_method_that_is_declared_leaves_what_does_not_mention_it()
    {
        var project = new OpenProject(Made());
        var before = Asked(project);
        project.Edit("Module1/Task1_0.cs", Declared(project["Module1/Task1_0.cs"], "private static int Typed() => 3;"));
        var after = Asked(project);

        Assert.Equal("Module1/Task1_0.cs", Assert.Single(Walked(after, before)));
    }

    [Fact]
    public void A_declaration_that_others_may_mean_leaves_nothing()
    {
        var project = new OpenProject(Sources());
        var before = Asked(project);
        project.Edit("Core/Texts.cs", Declared(project["Core/Texts.cs"], "public static string Show(int number) => \"\";"));
        var after = Asked(project);

        Assert.Contains("Module0/Task0_9.cs", Walked(after, before));
    }

    [Fact]
    public void No_compilation_is_kept_alive()
    {
        var project = new OpenProject(Sources());
        var first = Ask(project);
        project.Edit("Module0/Task0_1.cs", project["Module0/Task0_1.cs"] + "\n");
        Ask(project);
        project.Edit("Module0/Task0_1.cs", project["Module0/Task0_1.cs"] + "\n");
        Ask(project);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(first.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Ask(OpenProject project) => new(Asked(project).Compilation);
    }

    private static IEnumerable<(string File, string Text)> Made() => MadeSolution.Files(Tasks).Select(static file => (file.Path, file.Text));

    private static IEnumerable<(string File, string Text)> Sources() => Made().Concat(s_extra);

    /// <summary>All tasks of the project, looked at.</summary>
    private static Inference Asked(OpenProject project)
    {
        var compilation = project.Compile();
        var inference = Succession.Of(compilation, ApiTables.Of(compilation, []));
        foreach (var type in compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>())
        {
            if (type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "TaskAttribute")) TaskEffects.Of(type, inference, CancellationToken.None);
        }
        return inference;
    }

    /// <summary>The files of members that were walked for this compilation, and not for the one before.</summary>
    private static ImmutableArray<string> Walked(Inference after, Inference before)
    {
        var known = before.Facts(FactKind.Member).Select(static fact => fact.Value.Trail).ToHashSet();
        return [.. after.Facts(FactKind.Member).Where(fact => !known.Contains(fact.Value.Trail)).Select(static fact => fact.Key.Locations[0].SourceTree!.FilePath).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Edited(string text, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions).GetRoot();
        switch (random.Next(6))
        {
            case 0 or 1 or 2:
                var bodies = root.DescendantNodes().OfType<BlockSyntax>().Where(static block => block.Parent is MethodDeclarationSyntax).ToList();
                return bodies.Count == 0 ? text : text.Insert(Pick(bodies, random).OpenBraceToken.Span.End, " " + Pick(s_statements, random) + " ");
            case 3:
                return Declared(text, Pick(s_members, random)(random.Next(100)));
            case 4:
                var returns = root.DescendantNodes().OfType<ReturnStatementSyntax>().Where(static one => one.Expression is not null).ToList();
                return returns.Count == 0 ? text : text.Insert(Pick(returns, random).ReturnKeyword.Span.End, " Made.Extra.Store.Count > 3 ? default! : ");
            default:
                var tokens = root.DescendantTokens().ToList();
                if (tokens.Count < 3) return text;
                var token = tokens[random.Next(tokens.Count - 1)];
                return text.Remove(token.SpanStart, token.Span.Length);
        }
    }

    private static string Declared(string text, string member) => text.LastIndexOf('}') is var end and >= 0 ? text.Insert(end, "    " + member + "\n") : text;

    private static T Pick<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];
}
