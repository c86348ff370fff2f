using System.Buffers;

namespace Refrain.Stores;

/// <summary>
/// The rules of blob names, which every <see cref="IBlobStore"/> holds to: components parted by <c>/</c>, none of which a file system could take for something else.
/// </summary>
public static class BlobNames
{
    /// <summary>Marks temporaries. No complete blob's name ends so.</summary>
    public const string TemporarySuffix = ".tmp";

    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '/', '\\', ':', '*', '?', '"', '<', '>', '|', '\x7f']);

    /// <summary>Whether it names a temporary.</summary>
    public static bool IsTemporary(string name) => name.EndsWith(TemporarySuffix, StringComparison.Ordinal);

    /// <summary>Gives the name back if it can name a blob or a folder of blobs.</summary>
    /// <exception cref="ArgumentException">The name is empty or has a component that could lead elsewhere.</exception>
    public static string Check(string name) => IsName(name) ? name : throw Refuse(name);

    /// <summary>Whether it can name a blob.</summary>
    public static bool IsName(string name)
    {
        foreach (var range in name.AsSpan().Split('/'))
        {
            if (!IsComponent(name.AsSpan(range)))
                return false;
        }

        return true;
    }

    /// <summary>Gives the name back if it can name a blob within its folder.</summary>
    /// <exception cref="ArgumentException">The name is not one component.</exception>
    public static string CheckComponent(string name) => IsComponent(name) ? name : throw Refuse(name);

    private static bool IsComponent(ReadOnlySpan<char> part) =>
        !part.IsEmpty && part is not ("." or "..") && part[^1] is not ('.' or ' ') && !part.ContainsAny(s_forbidden);

    private static ArgumentException Refuse(string name) =>
        new($"'{name}' cannot name a blob: components parted by '/' are not empty, '.' or '..', do not end in a dot or space, and hold no separators, wildcards or control characters.", nameof(name));
}
