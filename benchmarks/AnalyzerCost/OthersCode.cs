using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AnalyzerCost;

/// <summary>
/// Code that somebody else wrote, all files below a folder as one compilation. What it refers to may be missing, and projects that nobody compiles together may
/// contradict each other: the compilation has errors then, and the analyzers have to bear them.
/// </summary>
internal static class OthersCode
{
    /// <summary>As an SDK's build has it.</summary>
    public static readonly CSharpParseOptions Parse = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)
        .WithPreprocessorSymbols((IEnumerable<string>)["NET", "NET10_0", "NETCOREAPP", .. Enumerable.Range(5, 6).Select(static version => $"NET{version}_0_OR_GREATER"), "RELEASE"]);

    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The frameworks' folders of a package of which the libraries are taken, the best first.</summary>
    private static readonly string[] s_frameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "netstandard2.1", "netstandard2.0"];

    /// <summary>Reads the files below a folder, in the order of their names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="references">Libraries, folders of libraries, and folders of packages as NuGet keeps them.</param>
    public static CSharpCompilation Read(string folder, IEnumerable<string> references)
    {
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(folder, file)), Parse, file)).Prepend(CSharpSyntaxTree.ParseText(Usings, Parse, "Usings.cs"));
        return CSharpCompilation.Create(
            "Others", trees, Referred(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
    }

    /// <summary>The number of lines of a compilation's files.</summary>
    public static int Lines(Compilation compilation) => compilation.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count);

    private static ImmutableArray<MetadataReference> Referred(IEnumerable<string> references)
    {
        // Of libraries with one name the first is taken, as only one can be loaded.
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. References.Paths.Concat(references.SelectMany(Libraries)).Where(path => known.Add(Path.GetFileName(path))).Select(static path => MetadataReference.CreateFromFile(path))];
    }

    private static IEnumerable<string> Libraries(string place)
    {
        if (File.Exists(place)) return [place];
        if (!Directory.Exists(place)) throw new ArgumentException($"There is no library and no folder {place} to refer to.", nameof(place));
        var own = Directory.GetFiles(place, "*.dll");
        return own.Length > 0 ? own.Order(StringComparer.Ordinal) : Directory.GetDirectories(place).Order(StringComparer.Ordinal).SelectMany(Packaged);
    }

    /// <summary>The libraries of the newest version of a package, for the best framework that it has any for.</summary>
    private static IEnumerable<string> Packaged(string package)
    {
        var newest = Directory.GetDirectories(package).MaxBy(static version => (Version.TryParse(Path.GetFileName(version).Split('-')[0], out var number) ? number : new Version(), Path.GetFileName(version)));
        return newest is null ? [] : s_frameworks.Select(framework => Path.Combine(newest, "lib", framework)).Where(Directory.Exists)
            .Select(static lib => Directory.GetFiles(lib, "*.dll")).FirstOrDefault(static found => found.Length > 0)?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
    }
}
