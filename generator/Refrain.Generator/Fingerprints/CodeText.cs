using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Refrain.Generator.Fingerprints;

/// <summary>The text of a member as it counts: words, each with its length before it, so that no two sequences of words make the same text.</summary>
internal sealed class CodeText
{
    [ThreadStatic]
    private static SHA256? _sha; // thousands of texts are hashed on one thread

    private readonly StringBuilder _text = new();

    public CodeText Add(string word)
    {
        _text.Append(word.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(word);
        return this;
    }

    /// <summary>The first eight bytes of the SHA-256, in hex: parts are told apart by it, not defended by it.</summary>
    public string Hash()
    {
        var hash = (_sha ??= SHA256.Create()).ComputeHash(Encoding.Unicode.GetBytes(_text.ToString()));
        var hex = new char[16];
        for (var i = 0; i < hex.Length; i++)
        {
            hex[i] = "0123456789abcdef"[(hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
        }
        return new string(hex);
    }
}
