using System.Globalization;
using System.Text;

namespace Refrain.Generator.Emission;

/// <summary>
/// Names of generated files: readable, and different for different stems even to a file system or a host that takes <c>a</c>
/// for <c>A</c>. A 64-bit hash of the exact stem tells apart what differs in case, in a replaced character or after the cut.
/// </summary>
internal static class HintNames
{
    private const int MaxStem = 96;

    public static string Of(string stem)
    {
        var name = new StringBuilder(MaxStem + 24);
        foreach (var c in stem)
        {
            if (name.Length == MaxStem)
            {
                break;
            }
            name.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' ? c : '-');
        }
        return name.Append('-').Append(Hash(stem).ToString("x16", CultureInfo.InvariantCulture)).Append(".g.cs").ToString();
    }

    /// <summary>FNV-1a over the UTF-16 units.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }
        return hash;
    }
}
