using Xunit;

namespace Refrain.Testing;

/// <summary>The data sets that lie beside the clone, in <c>../shared/data</c>; they are no part of the repository.</summary>
public static class SharedData
{
    /// <summary>The folder of the data sets, whether it exists or not.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(RepositoryFolder.Root, "..", "shared", "data"));

    /// <summary>Why tests that need the data can't run here; null where it is.</summary>
    public static string? Missing => Directory.Exists(Folder) ? null : "There is no ../shared/data beside the clone.";

    /// <summary>The path of a file, such as <c>File("ldbc-snb", "post.csv")</c>.</summary>
    public static string File(params string[] parts) => Path.Combine([Folder, .. parts]);
}

/// <summary>A test that reads <c>../shared/data</c>: skipped, with the reason, where it is not beside the clone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Looks for the data once, when the test is discovered.</summary>
    public SharedDataFactAttribute() => Skip = SharedData.Missing;
}

/// <summary>As <see cref="SharedDataFactAttribute"/>, for tests with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the data once, when the test is discovered.</summary>
    public SharedDataTheoryAttribute() => Skip = SharedData.Missing;
}
