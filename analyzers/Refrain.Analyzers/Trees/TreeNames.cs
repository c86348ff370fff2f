using System.Collections.Immutable;
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

    /// <summary>The words of the file that a thread reads, and what it reads of its text at a time: a build reads thousands of files.</summary>
    [ThreadStatic]
    private static List<uint>? t_words;

    [ThreadStatic]
    private static char[]? t_chunk;

    private static readonly bool[] Parts = [.. Enumerable.Range(0, 128).Select(static c => (char)c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')];

    private readonly uint[] _words;

    /// <summary>A name that is written with an escape may be any.</summary>
    private readonly bool _hasEscapes;

    private TreeNames(SyntaxTree tree)
    {
        var words = t_words ??= [];
        words.Clear();
        // In texts and characters they spell no name.
        _hasEscapes = Read(tree.GetText(), new TextSpan(0, tree.Length), words, null, null) && tree.GetRoot().DescendantTokens().Any(IsEscaped);
        words.Sort();
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (i == 0 || words[i] != words[i - 1]) words[count++] = words[i];
        }
        _words = new uint[count];
        words.CopyTo(0, _words, 0, count);
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
        if (names._hasEscapes) return tree.GetRoot(cancellation).DescendantNodes(part).OfType<IdentifierNameSyntax>().Where(found => found.Identifier.ValueText == name);
        return Tokens(tree, part, [Hash(name)], cancellation).Where(token => token.ValueText == name).Select(static token => token.Parent).OfType<IdentifierNameSyntax>();
    }

    /// <summary>The attributes of a file that are written with one of these names, and maybe others, in the order of the text.</summary>
    public static IEnumerable<AttributeSyntax> Attributes(SyntaxTree tree, ImmutableArray<string> names, CancellationToken cancellation)
    {
        var own = Of(tree);
        if (!names.Any(own.Mentions)) return [];
        if (own._hasEscapes) return tree.GetRoot(cancellation).DescendantNodes().OfType<AttributeSyntax>();
        // To go through all code for the few that there are would make a node of each piece of it.
        return Tokens(tree, new TextSpan(0, tree.Length), [.. names.Where(own.Mentions).Select(Hash)], cancellation).Select(static token => Attribute(token.Parent)).OfType<AttributeSyntax>();
    }

    /// <summary>The attribute whose name ends with that one.</summary>
    private static AttributeSyntax? Attribute(SyntaxNode? name) => name switch
    {
        SimpleNameSyntax { Parent: QualifiedNameSyntax qualified } simple => qualified.Right == simple ? Attribute(qualified) : null,
        SimpleNameSyntax { Parent: AliasQualifiedNameSyntax qualified } simple => qualified.Name == simple ? Attribute(qualified) : null,
        NameSyntax { Parent: AttributeSyntax attribute } => attribute,
        _ => null,
    };

    /// <summary>The tokens in a part of a file whose text is one of these words.</summary>
    private static IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, TextSpan part, uint[] words, CancellationToken cancellation)
    {
        var places = new List<int>();
        Read(tree.GetText(cancellation), part, null, words, places);
        var root = tree.GetRoot(cancellation);
        // In a comment it is no token's.
        return places.Select(place => (Place: place, Token: root.FindToken(place))).Where(static found => found.Token.Span.Contains(found.Place)).Select(static found => found.Token);
    }

    /// <summary>Notes all words, or where some of them begin; true where there are escapes that may be a part of names, or characters that are none.</summary>
    private static bool Read(SourceText text, TextSpan part, List<uint>? all, uint[]? wanted, List<int>? places)
    {
        var buffer = t_chunk ??= new char[Chunk];
        var hasEscapes = false;
        var (start, hash, last) = (-1, Seed, ' ');
        for (var from = part.Start; from < part.End; from += buffer.Length)
        {
            var count = Math.Min(buffer.Length, part.End - from);
            text.CopyTo(from, buffer, 0, count);
            for (var i = 0; i < count; i++)
            {
                var c = buffer[i];
                if (c < Parts.Length ? Parts[c] : IsPart(c))
                {
                    if (start < 0) (start, hash) = (from + i, Seed);
                    hash = Step(hash, c);
                    hasEscapes |= last == '\\' && c is 'u' or 'U' || (c > '\u007F' && char.GetUnicodeCategory(c) == UnicodeCategory.Format);
                }
                else if (start >= 0)
                {
                    Note(start, hash);
                    start = -1;
                }
                last = c;
            }
        }
        if (start >= 0) Note(start, hash);
        return hasEscapes;

        void Note(int start, uint hash)
        {
            all?.Add(hash);
            if (wanted is not null && Array.IndexOf(wanted, hash) >= 0) places!.Add(start);
        }
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

    /// <summary>Beyond ASCII.</summary>
    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber or UnicodeCategory.Format;
}
