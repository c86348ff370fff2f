namespace Refrain.Testing;

/// <summary>Finds files of the clone the tests were built in, however the tests are started.</summary>
public static class RepositoryFolder
{
    private const string Marker = "Toolkit.sln";

    /// <summary>The folder of <c>Toolkit.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path inside the repository, from parts relative to its root.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The real path of a source file that <c>[CallerFilePath]</c> named; deterministic builds write <c>/_/</c> for the root.</summary>
    public static string SourceFile(string callerPath) =>
        callerPath.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Root, callerPath[3..]) : callerPath;

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, Marker))) return folder.FullName;
        }
        throw new InvalidOperationException($"No {Marker} above {AppContext.BaseDirectory}: tests run from the repository's bin folders.");
    }
}
