using System.Xml.Linq;
using Refrain.Testing;

namespace Refrain.Tests.Architecture;

/// <summary>Which project may see which: satellites see Refrain alone, what runs in the compiler sees the runtime not at all, nothing sees the tests.</summary>
public sealed class ProjectArrowsTests
{
    private static readonly string[] Roots = ["src", "generator", "analyzers", "samples", "benchmarks", "tests"];

    public static TheoryData<string> Projects() =>
        [.. Roots.Select(root => RepositoryFolder.File(root)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_it_may_know(string project)
    {
        foreach (var target in References(project))
            Assert.True(IsAllowed(project, target), $"{project} may not refer to {target}.");
    }

    [Fact]
    public void What_runs_in_the_compiler_compiles_for_every_compiler_and_links_the_reading_alone()
    {
        var linked = XDocument.Load(RepositoryFolder.File("analyzers/Refrain.Analyzers/Refrain.Analyzers.csproj")).Descendants("Compile")
            .Select(item => item.Attribute("Include")?.Value).OfType<string>().Order(StringComparer.Ordinal);
        Assert.Equal(["../../generator/Refrain.Generator/Model/**/*.cs", "../../generator/Refrain.Generator/Reading/**/*.cs"], linked);
    }

    /// <summary>Satellites of the runtime (Hosting today) know Refrain and never each other.</summary>
    private static bool IsAllowed(string project, string target)
    {
        if (target.StartsWith("tests/", StringComparison.Ordinal)) return project.StartsWith("tests/", StringComparison.Ordinal);
        if (project.StartsWith("tests/", StringComparison.Ordinal) || project.StartsWith("benchmarks/", StringComparison.Ordinal)) return true;
        if (project.StartsWith("samples/", StringComparison.Ordinal)) return !target.StartsWith("samples/", StringComparison.Ordinal);
        return project switch
        {
            "analyzers/Refrain.CodeFixes/Refrain.CodeFixes.csproj" => target == "analyzers/Refrain.Analyzers/Refrain.Analyzers.csproj",

            // No code of its own: what of both is compiled ahead.
            "generator/Ahead/Ahead.csproj" => target is "generator/Refrain.Generator/Refrain.Generator.csproj" or "analyzers/Refrain.Analyzers/Refrain.Analyzers.csproj",
            _ when project.StartsWith("generator/", StringComparison.Ordinal) || project.StartsWith("analyzers/", StringComparison.Ordinal) => false,

            // The package brings generator, analyzers and fixes along: the runtime's project may pack them, without referring to them as code.
            "src/Refrain/Refrain.csproj" => false,
            _ => target == "src/Refrain/Refrain.csproj",
        };
    }

    /// <summary>References to code; those that only order the build or name an analyzer don't count.</summary>
    private static IEnumerable<string> References(string project)
    {
        var file = RepositoryFolder.File(project);
        return XDocument.Load(file).Descendants("ProjectReference")
            .Where(item => item.Attribute("ReferenceOutputAssembly")?.Value != "false" && item.Attribute("Include") is not null)
            .Select(item => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, item.Attribute("Include")!.Value.Replace('\\', '/'))))
            .Select(target => Path.GetRelativePath(RepositoryFolder.Root, target).Replace('\\', '/'));
    }
}
