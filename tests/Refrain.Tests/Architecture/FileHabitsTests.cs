using Microsoft.CodeAnalysis.CSharp.Syntax;
using Refrain.Testing;

namespace Refrain.Tests.Architecture;

/// <summary>Habits of files and names that a reviewer would have to look for otherwise.</summary>
public sealed class FileHabitsTests
{
    private const int MostLines = 500;

    private static readonly string[] EmptyWords = ["Engine", "Manager", "Provider", "Helper", "Helpers", "Utils", "Util", "Utilities"];

    [Fact]
    public void No_file_is_longer_than_500_lines()
    {
        var files = SourceTree.Files([.. SourceTree.Product, "samples", "benchmarks", "tests"]);
        Assert.NotEmpty(files);
        var tooLong = files.Select(file => (file, Lines: File.ReadLines(RepositoryFolder.File(file)).Count())).Where(file => file.Lines > MostLines);
        SourceTree.AssertNone(tooLong.Select(file => $"{file.file}: {file.Lines} lines"));
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var named =
            from file in SourceTree.Files(SourceTree.Product)
            from type in SourceTree.Parse(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where EmptyWords.Any(word => type.Identifier.ValueText.EndsWith(word, StringComparison.Ordinal))
            select $"{file}: {type.Identifier.ValueText}";
        SourceTree.AssertNone(named);
    }

    [Fact]
    public void The_runtime_is_known_to_the_compiler_side_by_the_names_of_one_file()
    {
        const string Names = "generator/Refrain.Generator/Reading/RefrainNames.cs";
        var strays =
            from file in SourceTree.Files("generator/Refrain.Generator/Reading", "generator/Refrain.Generator/Model", "analyzers")
            where file != Names
            from literal in SourceTree.Parse(file).DescendantNodes().OfType<LiteralExpressionSyntax>()
            where literal.Token.Value is string text && IsMetadataName(text)
            select $"{file}: {literal.Token.Text}";
        SourceTree.AssertNone(strays);
    }

    private static bool IsMetadataName(string text) =>
        text.StartsWith("Refrain.", StringComparison.Ordinal) && text.Length > 8 && char.IsUpper(text[8]) && !text.Contains(' ', StringComparison.Ordinal)
        && text is not ("Refrain.Declaration" or "Refrain.Determinism" or "Refrain.Idempotency" or "Refrain.Atomicity");
}
