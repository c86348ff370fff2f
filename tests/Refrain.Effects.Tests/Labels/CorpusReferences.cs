using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Labels;

/// <summary>
/// What the corpus' files refer to and the tables know: the libraries, Refrain, the packages of this project, the assemblies of the packages in
/// <c>KnownPackages.props</c>, and stubs of packages that do not restore here, compiled once a process.
/// </summary>
internal static class CorpusReferences
{
    private static readonly string[] s_packages =
    [
        "AWSSDK.*.dll", "Dapper.dll", "Microsoft.Data.Sqlite.dll", "Microsoft.EntityFrameworkCore*.dll", "Microsoft.Extensions.*.dll",
        "Npgsql.dll", "RabbitMQ.Client.dll", "SQLitePCLRaw.*.dll",
    ];

    /// <summary>Everything.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Read();

    private static ImmutableArray<MetadataReference> Read()
    {
        ImmutableArray<MetadataReference> packages =
        [
            .. References.All,
            .. s_packages.SelectMany(pattern => Directory.GetFiles(AppContext.BaseDirectory, pattern).Order(StringComparer.Ordinal))
                .Concat(Known()).Select(file => MetadataReference.CreateFromFile(file)),
        ];
        var stubs = Directory.EnumerateFiles(RepositoryFolder.File("tests", "Refrain.Effects.Tests", "Stubs"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))).ToList();
        return stubs.Count == 0 ? packages : [.. packages, RoslynHarness.ToReference(RoslynHarness.Compile(stubs, packages, "Stubs"))];
    }

    private static IEnumerable<string> Known()
    {
        var metadata = typeof(CorpusReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(data => data.Key, data => data.Value!, StringComparer.Ordinal);
        var root = metadata["PackageRoot"].Single();
        return metadata["KnownPackage"].SelectMany(package => Directory.GetFiles(Path.Combine([root, .. Parts(package)]), "*.dll")).Order(StringComparer.Ordinal);
    }

    // Packages lie under their names and versions in small letters; folders inside them keep theirs.
    private static IEnumerable<string> Parts(string package) => package.Split('/').Select((part, at) => at < 2 ? part.ToLowerInvariant() : part);
}
