using System.Globalization;
using System.Text;

namespace Refrain.Reading;

/// <summary>Names of generated codecs, made from what they are codecs of so that two cannot share one.</summary>
internal static class HelperNames
{
    private const string Global = "global::";
    private const int MaxReadable = 80;

    /// <summary>The name for a type whose codec of that kind is made in one way alone.</summary>
    public static string Of(string typeName, string suffix)
    {
        var readable = Readable(typeName, out var isExact);
        return readable + (isExact ? "" : "_x" + Hash(typeName)) + suffix;
    }

    /// <summary>The name for a type whose codec is made by that expression: there may be others of the type.</summary>
    public static string Of(string typeName, string expression, string suffix) =>
        Readable(typeName, out _) + "_x" + Hash(typeName + " " + expression) + suffix;

    /// <summary>How generated code names it.</summary>
    public static string Code(string name) => Global + RefrainNames.GeneratedNamespace + "." + name;

    /// <summary>Letters, digits and dots, the latter as underscores, say which type it is; anything else takes a hash to tell apart.</summary>
    private static string Readable(string typeName, out bool isExact)
    {
        var start = typeName.StartsWith(Global, StringComparison.Ordinal) ? Global.Length : 0;
        isExact = typeName.Length - start <= MaxReadable;
        var name = new StringBuilder();
        for (var i = start; i < typeName.Length && name.Length < MaxReadable; i++)
        {
            var c = typeName[i];
            var isPlain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            isExact &= isPlain || c == '.';
            if (isPlain)
            {
                name.Append(c);
            }
            else if (name.Length > 0 && name[name.Length - 1] != '_')
            {
                name.Append('_');
            }
        }
        return name.ToString().TrimEnd('_');
    }

    /// <summary>FNV-1a over the UTF-16 units.</summary>
    private static string Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
