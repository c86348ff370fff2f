using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Tests.Architecture;

/// <summary>
/// A folder of <c>src/Refrain</c> is a module. The table says which modules each may know; who knows which is read from the code by the
/// compiler's symbols (comments don't count).
/// </summary>
public sealed class ModuleArrowsTests
{
    /// <summary>The files beside the project file: the one public door, which sees all and is seen by none.</summary>
    private const string Door = "";

    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Collections"] = [],
        ["Declarations"] = ["Keys"],
        ["Keys"] = ["Declarations"],
        ["Codecs"] = ["Declarations", "Keys"],
        ["Delimited"] = ["Declarations", "Keys", "Codecs"],
        ["JsonInput"] = ["Declarations", "Keys", "Codecs", "Delimited"],
        ["Telemetry"] = [],
        ["Stores"] = ["Collections", "Declarations", "Keys", "Codecs", "Telemetry"],
        ["Targets"] = ["Declarations", "Keys", "Codecs", "Stores"],
        ["Tasks"] = ["Collections", "Declarations", "Keys", "Codecs", "Delimited", "JsonInput", "Stores", "Targets"],
        ["Planning"] = ["Collections", "Declarations", "Keys", "Codecs", "Stores", "Targets", "Tasks"],
        ["Cleaning"] = ["Declarations", "Keys", "Codecs", "Stores", "Tasks"],
        ["Running"] = ["Collections", "Declarations", "Keys", "Codecs", "Delimited", "Stores", "Targets", "Tasks", "Planning", "Sources", "Cleaning", "Telemetry"],
        ["Sources"] = ["Declarations", "Keys", "Codecs", "Delimited", "Stores", "Tasks"],
        ["Verifying"] = ["Declarations", "Keys", "Codecs", "Delimited", "Stores", "Tasks", "Planning", "Running", "Sources"],
        [Door] = ["Declarations", "Keys", "Codecs", "Delimited", "Stores", "Targets", "Tasks", "Planning", "Running", "Sources", "Cleaning", "Verifying"],
    };

    [Fact]
    public void Every_folder_is_a_module_of_the_table() =>
        Assert.All(SourceTree.Files("src/Refrain").Select(Module).Distinct(StringComparer.Ordinal), module => Assert.Contains(module, MayKnow.Keys));

    [Fact]
    public void A_module_knows_only_those_below_it()
    {
        var compilation = Compile();
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var tree in compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith("src/", StringComparison.Ordinal)))
        {
            var model = compilation.GetSemanticModel(tree);
            var module = Module(tree.FilePath);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null) continue;
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                if (type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is not { } declaredIn) continue;
                if (Module(declaredIn) is var known && known == module) continue;
                seen++;
                if (!MayKnow.GetValueOrDefault(module, []).Contains(known, StringComparer.Ordinal))
                    wrong.Add($"{tree.FilePath} ({Shown(module)}) knows {type.Name} of {Shown(known)}");
            }
        }
        SourceTree.AssertNone(wrong);
        Assert.True(seen > 0, "No module knows any other: the symbols were not resolved.");
    }

    private static string Shown(string module) => module.Length == 0 ? "the door" : module;

    private static string Module(string file) => file.Split('/') is { Length: > 3 } parts ? parts[2] : Door;

    /// <summary>The project's files with what the test run has beside it; errors don't matter as long as Refrain's own names resolve.</summary>
    private static CSharpCompilation Compile()
    {
        var files = SourceTree.Files("src/Refrain");
        var beside = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("Microsoft.Data.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name.StartsWith("SQLite", StringComparison.Ordinal)))
            .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file));
        ImmutableArray<MetadataReference> references = [.. References.Framework, .. beside];
        var sources = files.Select(file => (file, File.ReadAllText(RepositoryFolder.File(file))));
        return (CSharpCompilation)RoslynHarness.Compile(sources, references, "Refrain").WithOptions(RoslynHarness.Options.WithAllowUnsafe(true));
    }
}
