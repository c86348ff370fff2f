using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Effects.Tests.Labels;
using Refrain.Trees;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>Attributes are found by the words of a file, and not by going through all code: they are the same.</summary>
public sealed class TreeNamesTests
{
    private static readonly ImmutableArray<string> s_names = ["Requires", "RequiresAttribute", "Task", "Service", "Index"];

    [Theory]
    [InlineData("[Requires] class A { }", 1)]
    [InlineData("[Refrain.Requires, global::Refrain.RequiresAttribute(1)] class A { }", 2)]
    [InlineData("[Requires::Service] class A { }", 1)]
    [InlineData("[Requires.Other, Service.Requires] class A { }", 1)]
    [InlineData("[Requires<int>, Refrain.Requires<Service>] class A { }", 2)]
    [InlineData("[/* Requires */ Requires /* Requires */ ( /* Service */ )] class A { }", 1)]
    [InlineData("[@Requires] class A { }", 1)]
    [InlineData("[\\u0052equires] class A { }", 1)]
    [InlineData("[Other(typeof(Service)), Other(nameof(Requires)), Other<Service>] class A { Service Requires; }", 0)]
    [InlineData("class A { void M() { var f = ([Service] int x) => x; void L([Index] int i) { } Service(\"Requires\", $\"{Index}\"); } }", 2)]
    [InlineData("#if NEVER\n[Requires] class B { }\n#endif\n/// <see cref=\"Requires\"/>\n// Requires\nclass A { }", 0)]
    [InlineData("class A { [Requires", 1)]
    [InlineData("class A { [Größe, Requires] int größe; }", 1)]
    public void Attributes_are_those_of_the_tree(string text, int count)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        Assert.Equal(count, Walked(tree).Length);
        Assert.Equal(Walked(tree), Found(tree));
    }

    [Fact]
    public void Attributes_of_the_corpus_are_those_of_the_trees()
    {
        var count = 0;
        foreach (var (_, text) in CorpusFile.ReadAll(null).SelectMany(static file => file.Parts.Select(static part => (part.Name, part.Text))))
        {
            var tree = CSharpSyntaxTree.ParseText(text);
            Assert.Equal(Walked(tree), Found(tree));
            count += Walked(tree).Length;
        }
        Assert.True(count > 500, $"Only {count} attributes.");
    }

    private static AttributeSyntax[] Found(SyntaxTree tree) =>
        [.. TreeNames.Attributes(tree, s_names, CancellationToken.None).Where(static attribute => s_names.Contains(Last(attribute)))];

    private static AttributeSyntax[] Walked(SyntaxTree tree) =>
        [.. tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Where(static attribute => s_names.Contains(Last(attribute)))];

    private static string Last(AttributeSyntax attribute) => attribute.Name.GetLastToken().ValueText is ">" ? attribute.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().First().Identifier.ValueText : attribute.Name.GetLastToken().ValueText;
}
