using System.Text.Json;
using Refrain.Codecs;

namespace Refrain.JsonInput;

/// <content>Sets and dictionaries, which are encoded in order, whatever order they come in.</content>
internal sealed partial class JsonRowReader
{
    /// <summary>The elements, or keys with their values, of the sets and dictionaries that are open.</summary>
    private readonly List<(int Start, int KeyEnd, int End)> _entries = [];

    private void ReadSet(JsonNode node, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartArray, "an array");
        var (step, first, length) = (Enter(), _entries.Count, writer.Reserve(1));
        var sorted = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            _path[step].Index = _entries.Count - first;
            var from = writer.Length;
            Read(node.Parts[0], ref json, ref writer);
            sorted &= Add(node.Order!, first, (from, writer.Length, writer.Length), ref writer) < 0;
        }

        // An element that is there twice is in the set as if it were there once.
        Close(node.Order!, first, length, sorted, ref writer);
        _depth = step;
    }

    private void ReadMap(JsonNode node, ref Utf8JsonReader json, ref ValueWriter writer)
    {
        Expect(ref json, JsonTokenType.StartObject, "an object");
        var (step, first, length, begin) = (Enter(), _entries.Count, writer.Reserve(1), json.TokenStartIndex);
        var sorted = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            _path[step].Index = _entries.Count - first;
            var from = writer.Length;
            Read(node.Parts[0], ref json, ref writer);
            var keyEnd = writer.Length;
            json.Read();
            Read(node.Parts[1], ref json, ref writer);
            sorted &= Add(node.Order!, first, (from, keyEnd, writer.Length), ref writer) < 0;
        }

        _depth = step;
        if (!Close(node.Order!, first, length, sorted, ref writer))
            throw new JsonMismatchException(begin, json.BytesConsumed, "the dictionary has a key twice");
    }

    /// <summary>Adds an entry.</summary>
    /// <returns>How the one before it compares with it: less than 0 as long as they are sorted.</returns>
    private int Add(EncodedOrder order, int first, (int Start, int KeyEnd, int End) entry, ref ValueWriter writer)
    {
        _entries.Add(entry);
        if (_entries.Count - first < 2)
            return -1;
        var (start, keyEnd, _) = _entries[^2];
        return order.Compare(writer.WrittenSpan[start..keyEnd], writer.WrittenSpan[entry.Start..entry.KeyEnd]);
    }

    /// <summary>Writes the entries in order, of those with one key the first, and how many they are.</summary>
    /// <returns>Whether no key was there twice.</returns>
    private bool Close(EncodedOrder order, int first, int length, bool sorted, ref ValueWriter writer)
    {
        var count = _entries.Count - first;
        var written = sorted ? count : Sort(order, _entries.GetRange(first, count), length + 1, ref writer);
        _entries.RemoveRange(first, count);
        writer.PatchLength(length, written);
        return written == count;
    }

    private int Sort(EncodedOrder order, List<(int Start, int KeyEnd, int End)> entries, int start, ref ValueWriter writer)
    {
        var moved = Move(start, ref writer).ToArray();
        entries.Sort(Compare);
        var written = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0 && Compare(entries[i - 1], entries[i]) == 0)
                continue;
            writer.WriteRaw(moved.AsSpan((entries[i].Start - start)..(entries[i].End - start)));
            written++;
        }

        return written;

        int Compare((int Start, int KeyEnd, int End) x, (int Start, int KeyEnd, int End) y) =>
            order.Compare(moved.AsSpan((x.Start - start)..(x.KeyEnd - start)), moved.AsSpan((y.Start - start)..(y.KeyEnd - start)));
    }
}
