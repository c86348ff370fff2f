using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Refrain.Effects.Tests.Labels;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>
/// An IDE keeps the trees of files that were not edited, and what the analyzers remember of them. After any edit they must say what they say of the same
/// program seen for the first time. The seed is printed with a failure; REFRAIN_SEED gives another, REFRAIN_MUTATIONS more edits.
/// </summary>
public sealed class EditTests
{
    private const int Files = 24;

    private static readonly int s_edits = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_MUTATIONS") ?? "24", CultureInfo.InvariantCulture) / 2;
    private static readonly int s_seed = int.Parse(Environment.GetEnvironmentVariable("REFRAIN_SEED") ?? "20260312", CultureInfo.InvariantCulture);

    /// <summary>What is added to files, and taken out again: it changes which types derive from which, what statics are, how tasks are called.</summary>
    private static readonly string[] s_changes =
    [
        "public interface IShared { int Value(int n); }", "public class Shared : IShared { public int Value(int n) => n; }", "public sealed class Late : IShared { public int Value(int n) => DateTime.Now.Year; }",
        "public static class Kept { public static List<int> All = new(); public static int Sum(IShared shared) => All.Count + shared.Value(3); }", "public static class Filler { public static void Fill() => Kept.All.Add(1); }",
        "[Task] public sealed partial record UsesShared(int N) { public int Run() => Kept.Sum(N > 1 ? new Shared() : (IShared)null!); }", "[Task(Name = \"UsesShared\")] public sealed partial record SameName(int N) { public int Run() => N; }",
        "[Task] public sealed partial record Asks(int N) { public int Run([Service] IShared shared) => shared.Value(N); }", "public class Derived : Shared { }", "public class Other : I { public int Value(int n) => new Random().Next(); }",
    ];

    [Fact]
    public async Task After_edits_the_reports_are_those_of_a_fresh_look()
    {
        var random = new Random(s_seed);
        var corpus = CorpusFile.ReadAll(null).Where(file => file.Parts.Length == 1).OrderBy(_ => random.Next()).Take(Files).ToArray();
        var texts = corpus.Select((file, i) => (File: $"File{i}.cs", Text: InOwnNamespace(file.Parts[0].Text, i))).Concat(s_changes.Select((_, i) => (File: $"Shared{i}.cs", Text: "")))
            .Append((File: "Aliases.cs", Text: "global using I = IShared;")).ToArray();
        var trees = texts.Select(Parse).ToArray();
        var sources = AllAnalyzers.Compile([]).RemoveAllSyntaxTrees().AddSyntaxTrees([CSharpSyntaxTree.ParseText(RoslynHarness.ImplicitUsings, RoslynHarness.ParseOptions, "ImplicitUsings.g.cs"), .. trees]);
        var warm = AllAnalyzers.Create();
        for (var edit = 0; edit < s_edits; edit++)
        {
            var at = random.Next(3) == 0 ? random.Next(texts.Length) : Files + random.Next(s_changes.Length);
            texts[at].Text = at >= Files && at < Files + s_changes.Length ? (texts[at].Text.Length == 0 ? s_changes[at - Files] : "") : Edited(texts[at].Text, random);
            var tree = Parse(texts[at]);
            sources = sources.ReplaceSyntaxTree(trees[at], tree);
            trees[at] = tree;

            var known = await AllAnalyzers.Report(AllAnalyzers.Generated(sources), warm);
            var fresh = await AllAnalyzers.Report(AllAnalyzers.Compile(texts), AllAnalyzers.Create());
            Assert.True(fresh.SequenceEqual(known, StringComparer.Ordinal), $"REFRAIN_SEED={s_seed}, edit {edit} of {texts[at].File}:\nonly fresh:\n{string.Join('\n', fresh.Except(known))}\nonly known:\n{string.Join('\n', known.Except(fresh))}");
        }
    }

    private static SyntaxTree Parse((string File, string Text) source) => CSharpSyntaxTree.ParseText(source.Text, RoslynHarness.ParseOptions, source.File);

    /// <summary>The files of the corpus are programs of their own; here they are neighbours.</summary>
    private static string InOwnNamespace(string text, int number)
    {
        var root = (Microsoft.CodeAnalysis.CSharp.Syntax.CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions).GetRoot();
        if (root.Members.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseNamespaceDeclarationSyntax>().Any()) return text;
        var at = root.Usings.Count > 0 ? root.Usings.FullSpan.End : 0;
        return text.Insert(at, string.Create(CultureInfo.InvariantCulture, $"\nnamespace Corpus{number};\n"));
    }

    /// <summary>A token taken out, or a body that reads the clock.</summary>
    private static string Edited(string text, Random random)
    {
        if (random.Next(2) == 0) return text.Replace("return ", "return Kept.All.Count > 3 ? default! : ", StringComparison.Ordinal);
        var tokens = CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions).GetRoot().DescendantTokens().ToList();
        if (tokens.Count < 3) return text;
        var token = tokens[random.Next(tokens.Count - 1)];
        return text.Remove(token.SpanStart, token.Span.Length);
    }
}
