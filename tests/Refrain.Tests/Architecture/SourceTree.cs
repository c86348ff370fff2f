using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Tests.Architecture;

/// <summary>The C# files of parts of the repository, parsed.</summary>
internal static class SourceTree
{
    /// <summary>Everything that ships or runs in a compiler.</summary>
    public static readonly string[] Product = ["src", "generator", "analyzers"];

    /// <summary>The files under folders of the repository, without what a build made, as paths relative to the root.</summary>
    public static ImmutableArray<string> Files(params string[] roots) =>
        [.. roots.Select(root => RepositoryFolder.File(root)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>Fails with every offence, one a line.</summary>
    public static void AssertNone(IEnumerable<string> offences)
    {
        var all = string.Join('\n', offences);
        Assert.True(all.Length == 0, all);
    }

    public static CompilationUnitSyntax Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(RepositoryFolder.File(file)), RoslynHarness.ParseOptions, file).GetCompilationUnitRoot();
}
