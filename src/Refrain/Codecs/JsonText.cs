using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Refrain.Codecs;

/// <summary>
/// JSON strings. Only what must be escaped is: quotation marks, backslashes, control characters, and surrogates without
/// their other half, which nothing but an escape can carry.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> _escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(static c => (byte)c), (byte)'"', (byte)'\\']);

    public static void Write(scoped ReadOnlySpan<byte> utf8, ref ValueWriter text)
    {
        text.Write((byte)'"');
        Append(utf8, ref text);
        text.Write((byte)'"');
    }

    public static void Write(string value, ref ValueWriter text)
    {
        text.Write((byte)'"');
        Span<byte> utf8 = stackalloc byte[4];
        ReadOnlySpan<char> rest = value;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) == OperationStatus.Done)
                Append(utf8[..rune.EncodeToUtf8(utf8)], ref text);
            else
                AppendUnit(rest[0], ref text);
            rest = rest[consumed..];
        }

        text.Write((byte)'"');
    }

    /// <summary>
    /// Whether the string or name that the reader stands at is this one, which needs no escape: names are written without, and
    /// comparing an escaped lone surrogate would throw.
    /// </summary>
    public static bool Is(ref Utf8JsonReader json, string name) => !json.ValueIsEscaped && json.ValueTextEquals(name);

    /// <summary>The text of a JSON string's content, escapes resolved; lone surrogates stay what they are.</summary>
    /// <returns>False where the content is not UTF-8.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> content, out string value)
    {
        value = "";
        if (!Utf8.IsValid(content))
            return false;
        var text = new StringBuilder(content.Length);
        for (int escape; (escape = content.IndexOf((byte)'\\')) >= 0;)
        {
            text.Append(Encoding.UTF8.GetString(content[..escape]));
            var sign = content[escape + 1];
            var used = 2;
            if (sign == 'u')
            {
                text.Append((char)ushort.Parse(content.Slice(escape + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                used = 6;
            }
            else
            {
                text.Append(sign switch { (byte)'b' => '\b', (byte)'f' => '\f', (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', _ => (char)sign });
            }

            content = content[(escape + used)..];
        }

        value = text.Append(Encoding.UTF8.GetString(content)).ToString();
        return true;
    }

    private static void Append(scoped ReadOnlySpan<byte> utf8, ref ValueWriter text)
    {
        for (int next; (next = utf8.IndexOfAny(_escaped)) >= 0; utf8 = utf8[(next + 1)..])
        {
            text.WriteRaw(utf8[..next]);
            var sign = utf8[next];
            var letter = sign switch { (byte)'"' => '"', (byte)'\\' => '\\', (byte)'\n' => 'n', (byte)'\r' => 'r', (byte)'\t' => 't', _ => '\0' };
            if (letter == '\0')
            {
                AppendUnit((char)sign, ref text);
                continue;
            }

            text.Write((byte)'\\');
            text.Write((byte)letter);
        }

        text.WriteRaw(utf8);
    }

    private static void AppendUnit(char unit, ref ValueWriter text)
    {
        text.WriteRaw("\\u"u8);
        ((ushort)unit).TryFormat(text.GetSpan(4), out var written, "x4", CultureInfo.InvariantCulture);
        text.Advance(written);
    }
}
