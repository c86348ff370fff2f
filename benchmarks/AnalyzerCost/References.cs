using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AnalyzerCost;

/// <summary>What the made solution refers to, and where the compiler is, as the build that made this program found them.</summary>
internal static class References
{
    private static readonly string[] s_packages =
    [
        "Refrain.dll", "Dapper.dll", "Microsoft.Data.Sqlite.dll", "Microsoft.Extensions.Logging.Abstractions.dll", "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
    ];

    /// <summary>The files.</summary>
    public static ImmutableArray<string> Paths { get; } =
    [
        .. Directory.GetFiles(Built("RefPackDir"), "*.dll").Order(StringComparer.Ordinal),
        .. s_packages.Select(static name => Path.Combine(AppContext.BaseDirectory, name)).Where(System.IO.File.Exists),
    ];

    /// <summary>The compiler's assembly.</summary>
    public static string Compiler => Built("Compiler");

    /// <summary>The analyzers that a build with the SDK runs unless told otherwise.</summary>
    public static ImmutableArray<string> SdkAnalyzers { get; } = [.. Directory.GetFiles(Built("SdkAnalyzers"), "*.dll").Order(StringComparer.Ordinal)];

    /// <summary>An assembly beside this program.</summary>
    public static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>The references as a compilation wants them.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths.Select(static path => MetadataReference.CreateFromFile(path))];

    private static string Built(string key) =>
        typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
