using System.Globalization;
using System.Text.Json;

namespace Refrain.Codecs;

/// <summary>
/// Transcodes values between their binary encoding and JSON, by the schema alone. The forms are listed in
/// <c>docs/artifact-format.md</c>; each value has one, so equal values give equal text. Immutable and thread-safe.
/// </summary>
internal sealed class JsonForm(ArtifactSchema schema)
{
    // Deeper than any schema, whose levels are one level of JSON each.
    private static readonly JsonReaderOptions _options = new() { MaxDepth = 256 };

    /// <summary>Appends the next encoded value as JSON in UTF-8, without spaces and line feeds.</summary>
    public void Write(ref ValueReader reader, ref ValueWriter text) => JsonFormWriter.Write(schema, ref reader, ref text);

    /// <summary>Encodes a value from its JSON form.</summary>
    /// <exception cref="ArtifactFormatException">The text is no JSON, or not of this schema.</exception>
    public void Read(ReadOnlySpan<byte> text, ref ValueWriter writer)
    {
        var json = new Utf8JsonReader(text, _options);
        try
        {
            json.Read();
            JsonFormReader.Read(schema, ref json, ref writer);
            if (json.Read())
                JsonFormReader.Throw(ref json, "the end of the line");
        }
        catch (JsonException e)
        {
            throw new ArtifactFormatException("The artifact is malformed: a line is not JSON. " + e.Message, e);
        }
        catch (JsonMismatchException e)
        {
            throw new ArtifactFormatException(
                string.Create(CultureInfo.InvariantCulture, $"The artifact is malformed at byte {e.Offset} of a line: {e.Expected} was expected."), e);
        }
    }
}
