using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Refrain.Generator.Fingerprints;

/// <summary>The text of a member as it counts: words, each with its length before it, so that no two sequences of words make the same text.</summary>
internal sealed class CodeText
{
    private readonly StringBuilder _text = new();

    public CodeText Add(string word)
    {
        _text.Append(word.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(word);
        return this;
    }

    /// <summary>The first eight bytes of the SHA-256, in hex: parts are told apart by it, not defended by it.</summary>
    public string Hash()
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.Unicode.GetBytes(_text.ToString()));
        var hex = new StringBuilder(16);
        for (var i = 0; i < 8; i++)
        {
            hex.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        }
        return hex.ToString();
    }
}
