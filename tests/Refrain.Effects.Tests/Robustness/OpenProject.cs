extern alias generator;

using generator::Refrain.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Robustness;

/// <summary>A project as an IDE holds it: files that were not edited keep their trees, and so does what the generator makes again.</summary>
internal sealed class OpenProject
{
    private readonly SortedDictionary<string, (SourceText Text, SyntaxTree Tree)> _made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxTree> _trees = new(StringComparer.Ordinal);
    private GeneratorDriver _driver = CSharpGeneratorDriver.Create(
        [new RefrainGenerator().AsSourceGenerator()], parseOptions: RoslynHarness.ParseOptions, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation));

    private Compilation _sources;

    public OpenProject(IEnumerable<(string File, string Text)> files)
    {
        foreach (var (file, text) in files) _trees.Add(file, CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions, file));
        _sources = AllAnalyzers.Compile([]).RemoveAllSyntaxTrees().AddSyntaxTrees(_trees.Values);
    }

    /// <summary>The files, as they are now.</summary>
    public IEnumerable<(string File, string Text)> Files => _trees.Select(static pair => (pair.Key, pair.Value.ToString()));

    /// <summary>The text of a file.</summary>
    public string this[string file] => _trees[file].ToString();

    /// <summary>Gives a file another text.</summary>
    public void Edit(string file, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, RoslynHarness.ParseOptions, file);
        _sources = _sources.ReplaceSyntaxTree(_trees[file], tree);
        _trees[file] = tree;
    }

    /// <summary>The compilation with what the generator makes of it.</summary>
    public Compilation Compile()
    {
        _driver = _driver.RunGenerators(_sources);
        var hints = new HashSet<string>(StringComparer.Ordinal);
        foreach (var made in _driver.GetRunResult().Results.SelectMany(static result => result.GeneratedSources))
        {
            hints.Add(made.HintName);
            if (!_made.TryGetValue(made.HintName, out var known) || !known.Text.ContentEquals(made.SourceText)) _made[made.HintName] = (made.SourceText, made.SyntaxTree);
        }
        foreach (var gone in _made.Keys.Where(hint => !hints.Contains(hint)).ToList()) _made.Remove(gone);
        return _sources.AddSyntaxTrees(_made.Values.Select(static made => made.Tree));
    }
}
