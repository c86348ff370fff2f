using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Refrain.Verifying;

/// <summary>Finds the place at which two JSON values part.</summary>
internal static class JsonDifference
{
    // What is longer is not worth the memory that reading it takes.
    private const int Most = 16 * 1024 * 1024;

    // Deeper than any schema.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 256 };

    /// <summary>The place as a path, <c>$.Scores[2]</c>; <see langword="null"/> if a value is too long to be looked into.</summary>
    public static string? PathOf(ReadOnlyMemory<byte> stored, ReadOnlyMemory<byte> again)
    {
        if (stored.Length > Most || again.Length > Most)
            return null;
        using var left = JsonDocument.Parse(stored, s_options);
        using var right = JsonDocument.Parse(again, s_options);
        var path = new StringBuilder("$");
        Descend(left.RootElement, right.RootElement, path);
        return path.ToString();
    }

    private static void Descend(JsonElement left, JsonElement right, StringBuilder path)
    {
        if (left.ValueKind != right.ValueKind)
            return;
        if (left.ValueKind == JsonValueKind.Array)
            DescendList(left, right, path);
        else if (left.ValueKind == JsonValueKind.Object)
            DescendMembers(left, right, path);
    }

    private static void DescendList(JsonElement left, JsonElement right, StringBuilder path)
    {
        var index = 0;
        foreach (var (one, other) in left.EnumerateArray().Zip(right.EnumerateArray()))
        {
            if (!AreSame(one, other))
            {
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
                Descend(one, other, path);
                return;
            }

            index++;
        }

        path.Append(CultureInfo.InvariantCulture, $"[{index}]");
    }

    private static void DescendMembers(JsonElement left, JsonElement right, StringBuilder path)
    {
        using var ones = left.EnumerateObject();
        using var others = right.EnumerateObject();
        while (ones.MoveNext())
        {
            var one = ones.Current;
            if (!others.MoveNext() || !one.NameEquals(others.Current.Name))
            {
                // A key that one of two dictionaries does not have.
                AppendName(one.Name, path);
                return;
            }

            if (!AreSame(one.Value, others.Current.Value))
            {
                AppendName(one.Name, path);
                Descend(one.Value, others.Current.Value, path);
                return;
            }
        }

        if (others.MoveNext())
            AppendName(others.Current.Name, path);
    }

    private static void AppendName(string name, StringBuilder path)
    {
        if (name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') && !char.IsDigit(name[0]))
            path.Append('.').Append(name);
        else
            path.Append("[\"").Append(JsonEncodedText.Encode(name)).Append("\"]");
    }

    // By their texts: 1.0 and 1.00 are different outputs.
    private static bool AreSame(JsonElement left, JsonElement right) =>
        JsonMarshal.GetRawUtf8Value(left).SequenceEqual(JsonMarshal.GetRawUtf8Value(right));
}
