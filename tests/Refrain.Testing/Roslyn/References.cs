using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Refrain.Testing.Roslyn;

/// <summary>What test compilations refer to: the reference pack of the SDK that built the tests, and Refrain. Read once a process.</summary>
public static class References
{
    private static readonly string Pack = typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "RefPackDir").Value!;

    /// <summary>The .NET libraries, as a real build sees them.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Directory.GetFiles(Pack, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>Refrain's runtime, as it lies beside the tests.</summary>
    public static MetadataReference Refrain { get; } = MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, "Refrain.dll"));

    /// <summary>The libraries and Refrain.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = [.. Framework, Refrain];
}
