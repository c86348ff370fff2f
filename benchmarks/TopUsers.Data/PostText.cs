using System.Text;

namespace Refrain.Benchmarks.Data;

/// <summary>The columns language, content and length of a post with text: words, accents and quotes that close or don't.</summary>
internal static class PostText
{
    private static readonly string[] Words =
    [
        "About", "the", "composer", "régiment", "born", "in", "\"La", "favorite\"", "(1840)", "and", "of", "Çelebi", "15\"",
        "was", "an", "admiral", "–", "Größe", "history,", "later", "known", "as", "\"", "king;", "his", "works", "include", "東京",
    ];

    private static readonly byte[][] Encoded = [.. Words.Select(word => Encoding.UTF8.GetBytes(word + " "))];

    private static readonly string[] Languages = ["ar", "tk", "uz", "en"];

    public static void Write(LineWriter file, ref SplitMix64 chance)
    {
        file.Write(Encoding.UTF8.GetBytes(Languages[chance.Below(Languages.Length)])).Write("|"u8);
        var length = 0;
        for (var words = 8 + chance.Below(16); words > 0; words--)
        {
            var word = chance.Below(Words.Length);
            file.Write(Encoded[word]);
            length += Words[word].Length + 1;
        }
        file.Write("|"u8).Write(length);
    }
}
