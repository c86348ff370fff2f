using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Refrain.Codecs;

/// <summary>Reads the text of schemas, each in its one canonical form.</summary>
internal sealed class SchemaParser(string text)
{
    // Types nest by hand; a text that nests deeper was not made by the generator and must not exhaust the stack.
    private const int MaximumDepth = 64;

    private int _position;
    private int _depth;

    public ArtifactSchema Parse()
    {
        var schema = ParseType();
        if (_position != text.Length)
            Throw("the end");
        return schema;
    }

    private ArtifactSchema ParseType()
    {
        if (++_depth > MaximumDepth)
            Throw($"at most {MaximumDepth} levels");
        var word = Word();
        if (!SchemaWords.TryParse(word, out var kind) || (kind == SchemaKind.File && (_depth > 1 || _position != text.Length)))
            Throw("a type");
        var (members, names, underlying) = Parts(kind);
        _depth--;
        return new ArtifactSchema(kind, Accept('?')) { Members = members, Names = names, Underlying = underlying };
    }

    private (ImmutableArray<SchemaMember> Members, ImmutableArray<SchemaName> Names, SchemaKind Underlying) Parts(SchemaKind kind)
    {
        switch (kind)
        {
            case SchemaKind.List or SchemaKind.Set:
                return ([.. Between('<', '>', named: false, 1, 1)], [], kind);
            case SchemaKind.Map:
                return ([.. Between('<', '>', named: false, 2, 2)], [], kind);
            case SchemaKind.Record:
                return ([.. Between('{', '}', named: true, 1, int.MaxValue)], [], kind);
            case SchemaKind.Tuple:
                return ([.. Between('(', ')', named: null, 1, int.MaxValue)], [], kind);
            case SchemaKind.Enum:
                Expect('<');
                if (!SchemaWords.TryParse(Word(), out var underlying) || underlying is < SchemaKind.SByte or > SchemaKind.UInt64)
                    Throw("an integer type of at most 64 bits");
                Expect('>');
                return ([], [.. EnumNames()], underlying);
            default:
                return ([], [], kind);
        }
    }

    private List<SchemaMember> Between(char open, char close, bool? named, int least, int most)
    {
        Expect(open);
        var members = new List<SchemaMember>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            named ??= LooksNamed();
            var name = "";
            if (named == true)
            {
                name = Word();
                if (!seen.Add(name))
                    Throw("a name that is not there yet");
                Expect(':');
            }

            members.Add(new SchemaMember(name, ParseType()));
        }
        while (members.Count < most && Accept(','));
        if (members.Count < least)
            Throw($"{least} types");
        Expect(close);
        return members;
    }

    private List<SchemaName> EnumNames()
    {
        Expect('{');
        var names = new List<SchemaName>();
        if (Accept('}'))
            return names;
        do
        {
            var name = Word();
            Expect('=');
            var end = text.AsSpan(_position).IndexOfAny(',', '}');
            if (end < 0 || !Int128.TryParse(
                    text.AsSpan(_position, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            {
                Throw("a number");
                break;
            }

            if (!text.AsSpan(_position, end).SequenceEqual(value.ToString(CultureInfo.InvariantCulture))
                || (names.Count > 0 && names[^1].Value >= value))
            {
                Throw("numbers in ascending order");
            }

            _position += end;
            names.Add(new SchemaName(name, value));
        }
        while (Accept(','));
        Expect('}');
        return names;
    }

    private bool LooksNamed()
    {
        var end = _position;
        while (end < text.Length && IsWord(text[end]))
            end++;
        return end < text.Length && text[end] == ':';
    }

    private string Word()
    {
        var start = _position;
        while (_position < text.Length && IsWord(text[_position]))
            _position++;
        if (_position == start)
            Throw("a name");
        return text[start.._position];
    }

    // Whatever a C# identifier may consist of; the signs of the grammar are none of it.
    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter == '_' || char.IsSurrogate(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format or UnicodeCategory.LetterNumber;

    private bool Accept(char sign)
    {
        if (_position >= text.Length || text[_position] != sign)
            return false;
        _position++;
        return true;
    }

    private void Expect(char sign)
    {
        if (!Accept(sign))
            Throw($"'{sign}'");
    }

    [DoesNotReturn]
    private void Throw(string expected) => throw new ArtifactFormatException(string.Create(
        CultureInfo.InvariantCulture, $"The schema is malformed at character {_position}: {expected} was expected."));
}
