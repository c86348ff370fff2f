namespace Refrain.Stores;

/// <summary>Finds where a path leads.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>An absolute path with no symbolic link in it, as far as there is something at it; the rest as it is.</summary>
    /// <param name="path">An absolute path.</param>
    public static string Of(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(path) ?? "";
        var left = new Stack<string>();
        Push(path[real.Length..]);
        while (left.TryPop(out var name))
        {
            if (name is "" or ".")
                continue;
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, name);
            if (links == MostLinks || LinkOf(next) is not { Length: > 0 } target)
            {
                real = next;
                continue;
            }

            links++;
            if (Path.IsPathRooted(target))
                real = Path.GetPathRoot(target)!;
            Push(target[(Path.GetPathRoot(target) ?? "").Length..]);
        }

        return real;

        void Push(string names)
        {
            foreach (var name in names.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Reverse())
                left.Push(name);
        }
    }

    /// <summary>A file's absolute path: where it is itself a link, that of what it leads to, as other files lie beside that one.</summary>
    /// <param name="path">An absolute path.</param>
    public static string OfFile(string path) => LinkOf(path) is null ? path : Of(path);

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever opens the file is told why that cannot be.
            return null;
        }
    }
}
