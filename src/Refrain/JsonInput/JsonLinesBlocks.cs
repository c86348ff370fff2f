using System.Buffers;
using System.Text;
using System.Text.Json;
using Refrain.Codecs;

namespace Refrain.JsonInput;

/// <summary>Reads files of JSON Lines that others wrote, and encodes the rows.</summary>
internal sealed class JsonLinesBlocks(Stream source, string name, JsonNode row, int lineLimit = JsonLinesBlocks.LineLimit) : LineBlockReader(source, 256 * 1024)
{
    /// <summary>The longest line: 256 MiB.</summary>
    public const int LineLimit = 256 * 1024 * 1024;

    private static readonly SearchValues<byte> s_blank = SearchValues.Create(" \t\r\n"u8);

    private readonly JsonRowReader _reader = new(row);
    private long _line;

    protected override bool ReadLine(ReadOnlySpan<byte> line, ref ValueWriter writer)
    {
        CheckLength(line.Length);
        _line++;
        if (_line == 1 && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        if (!line.ContainsAnyExcept(s_blank))
            return false;
        try
        {
            _reader.Read(line, ref writer);
        }
        catch (JsonMismatchException e)
        {
            throw Error(e.Offset, _reader.Path(), e.Missing is { } missing ? e.Problem + Near(line[(int)e.Offset..], missing) : e.Problem ?? $"expected {e.Expected}, found {Found(line[(int)e.Offset..(int)e.End])}", e);
        }
        catch (JsonException e)
        {
            throw Error(e.BytePositionInLine ?? 0, _reader.Path(), Malformed(e, line), e);
        }

        return true;
    }

    protected override void CheckLength(int length)
    {
        if (length > lineLimit)
            throw new JsonLinesFormatException(name, _line + 1, 1, null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the line is longer than {lineLimit} bytes"));
    }

    private protected override bool EndOfStream() => ReadRest();

    private JsonLinesFormatException Error(long offset, string? member, string problem, Exception cause) => new(name, _line, offset + 1, member, problem, cause);

    private static string Malformed(JsonException e, ReadOnlySpan<byte> line)
    {
        // The parser adds where it is in a form of its own.
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var said = (end < 0 ? e.Message : e.Message[..end]).TrimEnd('.');
        var isCut = e.BytePositionInLine >= line.TrimEnd(" \t\r"u8).Length;
        return $"it is no JSON: {said}{(isCut ? ". Each row must be on one line" : "")}";
    }

    /// <summary>What stands where something else was expected, in a few words.</summary>
    internal static string Found(ReadOnlySpan<byte> token) => token switch
    {
        [(byte)'{', ..] => "an object",
        [(byte)'[', ..] => "an array",
        [(byte)'}' or (byte)']', ..] => "its end",
        [(byte)'"', .. var text, (byte)'"'] => ShownText.Of(text) is "nothing" ? "\"\"" : ShownText.Of(text),
        _ => Shortened(token),
    };

    // Cut between characters, of which none takes more than two units, or four bytes.
    private static string Shortened(ReadOnlySpan<byte> token)
    {
        const int Most = 60;
        var text = Encoding.UTF8.GetString(token[..Math.Min(token.Length, 4 * (Most + 1))]);
        return text.Length <= Most ? text : text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + "…";
    }

    /// <summary>Says that the object has a member of nearly the name that it lacks.</summary>
    private static string Near(ReadOnlySpan<byte> text, string missing)
    {
        var json = new Utf8JsonReader(text, JsonRowReader.Options);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueIsEscaped && Plain(json.ValueSpan) is var there && string.Equals(there.Replace("_", "", StringComparison.Ordinal), missing.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))
                return $", and \"{there}\" is another name: say so with [Column(\"{there}\")] at the member, or with Naming of [JsonLines]";
            json.Skip();
        }

        return "";
    }

    private static string Plain(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);
}
