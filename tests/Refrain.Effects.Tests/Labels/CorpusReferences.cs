using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Refrain.Testing;
using Refrain.Testing.Roslyn;

namespace Refrain.Effects.Tests.Labels;

/// <summary>What the corpus' files refer to: the libraries, Refrain, the packages of this project, and the stubs of packages, compiled once a process.</summary>
internal static class CorpusReferences
{
    private static readonly string[] s_packages =
    [
        "AWSSDK.*.dll", "Dapper.dll", "Microsoft.Data.Sqlite.dll", "Microsoft.EntityFrameworkCore*.dll", "Microsoft.Extensions.*.dll",
        "Npgsql.dll", "RabbitMQ.Client.dll", "SQLitePCLRaw.*.dll", "StackExchange.Redis.dll",
    ];

    /// <summary>Everything.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Read();

    private static ImmutableArray<MetadataReference> Read()
    {
        ImmutableArray<MetadataReference> packages =
        [
            .. References.All,
            .. s_packages.SelectMany(pattern => Directory.GetFiles(AppContext.BaseDirectory, pattern).Order(StringComparer.Ordinal))
                .Select(file => MetadataReference.CreateFromFile(file)),
        ];
        var stubs = Directory.EnumerateFiles(RepositoryFolder.File("tests", "Refrain.Effects.Tests", "Stubs"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => (file, File.ReadAllText(file))).ToList();
        return stubs.Count == 0 ? packages : [.. packages, RoslynHarness.ToReference(RoslynHarness.Compile(stubs, packages, "Stubs"))];
    }
}
