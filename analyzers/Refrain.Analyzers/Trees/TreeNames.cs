using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Refrain.Trees;

/// <summary>
/// Which names a file mentions. Only hashes of its words are kept, as long as its tree lives, so that a solution of many files is asked in no time and an
/// edit reads one file anew; where a name is, is looked up in the text. Words of comments and texts count too: who asks looks at what is found.
/// </summary>
internal sealed class TreeNames
{
    private const int Chunk = 4096;
    private const uint Seed = 2166136261;

    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Known = new();

    private readonly uint[] _words;

    /// <summary>A name that is written with an escape may be any.</summary>
    private readonly bool _hasEscapes;

    private TreeNames(SyntaxTree tree)
    {
        var words = new HashSet<uint>();
        // In texts and characters they spell no name.
        _hasEscapes = Read(tree.GetText(), new TextSpan(0, tree.Length), (_, hash) => words.Add(hash)) && tree.GetRoot().DescendantTokens().Any(IsEscaped);
        _words = [.. words];
        Array.Sort(_words);
    }

    /// <summary>The names of a file.</summary>
    public static TreeNames Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new TreeNames(tree));

    /// <summary>May the file mention the name?</summary>
    public bool Mentions(string name) => _hasEscapes || Array.BinarySearch(_words, Hash(name)) >= 0;

    /// <summary>The mentions of a name in a part of a file, in the order of the text.</summary>
    public static IEnumerable<IdentifierNameSyntax> Find(SyntaxTree tree, TextSpan part, string name, CancellationToken cancellation)
    {
        var names = Of(tree);
        if (!names.Mentions(name)) return [];
        var root = tree.GetRoot(cancellation);
        if (names._hasEscapes) return root.DescendantNodes(part).OfType<IdentifierNameSyntax>().Where(found => found.Identifier.ValueText == name);
        var wanted = Hash(name);
        var places = new List<int>();
        Read(tree.GetText(cancellation), part, (place, hash) =>
        {
            if (hash == wanted) places.Add(place);
        });
        return places.Select(place => root.FindToken(place)).Where(token => token.ValueText == name).Select(static token => token.Parent).OfType<IdentifierNameSyntax>();
    }

    /// <summary>Tells each word and where it begins; true where there are escapes that may be a part of names, or characters that are none.</summary>
    private static bool Read(SourceText text, TextSpan part, Action<int, uint> tell)
    {
        var buffer = new char[Math.Min(Chunk, part.Length)];
        var hasEscapes = false;
        var (start, hash, last) = (-1, Seed, ' ');
        for (var from = part.Start; from < part.End; from += buffer.Length)
        {
            var count = Math.Min(buffer.Length, part.End - from);
            text.CopyTo(from, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                var c = buffer[i];
                if (IsPart(c))
                {
                    if (start < 0) (start, hash) = (from + i, Seed);
                    hash = Step(hash, c);
                    hasEscapes |= last == '\\' && c is 'u' or 'U' || (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.Format);
                }
                else if (start >= 0)
                {
                    tell(start, hash);
                    start = -1;
                }
                last = c;
            }
        }
        if (start >= 0) tell(start, hash);
        return hasEscapes;
    }

    private static bool IsEscaped(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken) && token.Text.Length > 0 && token.Text.Length - (token.Text[0] == '@' ? 1 : 0) is var length && (length != token.ValueText.Length || token.Text.IndexOf('\\') >= 0);

    private static uint Hash(string name)
    {
        var hash = Seed;
        foreach (var c in name) hash = Step(hash, c);
        return hash;
    }

    private static uint Step(uint hash, char c) => unchecked((hash ^ c) * 16777619);

    private static bool IsPart(char c) => c <= '\u007F'
        ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        : char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber or UnicodeCategory.Format;
}
