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

    /// <summary>The analyzers and generators that a build with the SDK runs unless told otherwise.</summary>
    public static ImmutableArray<string> SdkAnalyzers { get; } = [.. Files(Built("SdkAnalyzers")), .. Files(Built("PackAnalyzers"))];

    /// <summary>Which of their rules are on in a build that says nothing of it.</summary>
    public static string SdkRules => Built("SdkRules");

    /// <summary>What runs in the compiler: compiled ahead, as the package has it, where the environment says by <c>AHEAD</c> in which folder that is, or as beside this program.</summary>
    public static string Part(string name) => Path.Combine(Environment.GetEnvironmentVariable("AHEAD") is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, name);

    /// <summary>The references as a compilation wants them.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths.Select(static path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal);

    private static string Built(string key) =>
        typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
