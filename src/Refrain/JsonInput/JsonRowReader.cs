using System.Globalization;
using System.Text;
using System.Text.Json;
using Refrain.Codecs;

namespace Refrain.JsonInput;

/// <summary>
/// Encodes JSON values as the row codecs read them: tolerantly as to the order of members and of what is sorted, and to members that are not asked for, strictly as to
/// what the values are. Not thread-safe.
/// </summary>
internal sealed partial class JsonRowReader(JsonNode root)
{
    /// <summary>What is passed over may nest deeper than any row type does; a level costs the tokeniser one bit.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 1 << 20 };

    /// <summary>Where the members of the objects that are open begin and end in what is written; less than 0 for those that have not come.</summary>
    private (int Start, int End)[] _places = new (int, int)[32];

    private int _placed;

    /// <summary>The way to the value that is read: a member's name, or null and the number of an element; less than 0 before the first.</summary>
    private (string? Name, int Index)[] _path = new (string?, int)[8];

    private int _depth;

    private byte[] _moved = [];

    /// <summary>Encodes a value.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    /// <exception cref="JsonMismatchException">It is JSON, but not of this type. <see cref="Path"/> then says where.</exception>
    public void Read(ReadOnlySpan<byte> text, ref ValueWriter writer)
    {
        (_placed, _depth) = (0, 0);
        _entries.Clear();
        var json = new Utf8JsonReader(text, Options);
        json.Read();
        Read(root, ref json, ref writer);
        json.Read();
    }

    /// <summary>The member at which the last reading stopped; null for the value itself.</summary>
    public string? Path()
    {
        var path = new StringBuilder();
        foreach (var (name, index) in _path.AsSpan(0, _depth))
        {
            if (name is not null)
                path.Append(path.Length > 0 ? "." : "").Append(name);
            else if (index >= 0)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
        }

        return path.Length == 0 ? null : path.ToString();
    }

    private void Read(JsonNode node, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        var schema = node.Schema;
        if (schema.IsNullable)
        {
            if (!writer.WritePresence(json.TokenType != JsonTokenType.Null))
                return;
        }
        else if (json.TokenType == JsonTokenType.Null)
        {
            throw new JsonMismatchException(json.TokenStartIndex, json.BytesConsumed, "it is null, which the row type does not allow there");
        }

        switch (schema.Kind)
        {
            case SchemaKind.Record or SchemaKind.Tuple when node.Fields.Length > 0:
                ReadObject(node, ref json, ref writer);
                break;
            case SchemaKind.Tuple:
                ReadTuple(node, ref json, ref writer);
                break;
            case SchemaKind.List:
                ReadList(node.Parts[0], ref json, ref writer);
                break;
            case SchemaKind.Set:
                ReadSet(node, ref json, ref writer);
                break;
            case SchemaKind.Map:
                ReadMap(node, ref json, ref writer);
                break;
            default:
                JsonScalarInput.Read(schema, ref json, ref writer);
                break;
        }
    }

    private void ReadObject(JsonNode node, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object");
        var begin = json.TokenStartIndex;
        var fields = node.Fields;
        var places = Open(fields.Length);
        var start = writer.Length;
        var step = Enter();
        int count = 0, guess = 0;
        var inOrder = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var index = node.Find(ref json, guess);
            if (index < 0)
            {
                json.Skip();
                continue;
            }

            _path[step].Name = fields[index].Member;
            if (_places[places + index].Start >= 0)
                throw new JsonMismatchException(json.TokenStartIndex, json.BytesConsumed, $"the member \"{fields[index].Name}\" is there twice");
            inOrder &= index == count++;
            guess = index + 1;
            var from = writer.Length;
            json.Read();
            Read(fields[index].Value, ref json, ref writer);
            _places[places + index] = (from, writer.Length);
        }

        if (!inOrder || count < fields.Length)
            Arrange(fields, places, start, step, begin, ref json, ref writer);
        _placed = places;
        _depth = step;
    }

    /// <summary>Puts the members of an object into the order of the type, and what stands for those that are missing in their places.</summary>
    private void Arrange(JsonField[] fields, int places, int start, int step, long begin, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        var moved = Move(start, ref writer);
        for (var i = 0; i < fields.Length; i++)
        {
            var (from, to) = _places[places + i];
            if (from >= 0)
            {
                writer.WriteRaw(moved[(from - start)..(to - start)]);
            }
            else if (fields[i].Absent is { } absent)
            {
                writer.WriteRaw(absent);
            }
            else
            {
                _path[step].Name = fields[i].Member;
                throw new JsonMismatchException(begin, json.BytesConsumed, $"the member \"{fields[i].Name}\" is missing") { Missing = fields[i].Name };
            }
        }
    }

    private void ReadTuple(JsonNode node, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartArray, "an array");
        var step = Enter();
        for (var i = 0; i < node.Parts.Length; i++)
        {
            _path[step].Index = i;
            json.Read();
            if (json.TokenType == JsonTokenType.EndArray)
                JsonFormReader.Throw(ref json, $"an array of {node.Parts.Length.ToString(CultureInfo.InvariantCulture)} elements");
            Read(node.Parts[i], ref json, ref writer);
        }

        json.Read();
        _depth = step;
        Expect(ref json, JsonTokenType.EndArray, $"the end of the array behind {node.Parts.Length.ToString(CultureInfo.InvariantCulture)} elements");
    }

    private void ReadList(JsonNode element, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartArray, "an array");
        var step = Enter();
        var start = writer.Reserve(1);
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            _path[step].Index = count++;
            Read(element, ref json, ref writer);
        }

        writer.PatchLength(start, count);
        _depth = step;
    }

    private ReadOnlySpan<byte> Move(int start, ref ValueWriter writer)
    {
        var length = writer.Length - start;
        if (_moved.Length < length)
            _moved = new byte[Math.Max(length, 2 * _moved.Length)];
        writer.WrittenSpan[start..].CopyTo(_moved);
        writer.Rewind(start);
        return _moved.AsSpan(0, length);
    }

    /// <summary>Makes room for the places of an object's members, none of which has come.</summary>
    private int Open(int count)
    {
        var places = _placed;
        _placed += count;
        if (_places.Length < _placed)
            Array.Resize(ref _places, Math.Max(_placed, 2 * _places.Length));
        _places.AsSpan(places, count).Fill((-1, -1));
        return places;
    }

    /// <summary>Goes one step further into the value.</summary>
    private int Enter()
    {
        if (_depth == _path.Length)
            Array.Resize(ref _path, 2 * _path.Length);
        _path[_depth] = (null, -1);
        return _depth++;
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string expected)
    {
        if (json.TokenType != type)
            JsonFormReader.Throw(ref json, expected);
    }
}
