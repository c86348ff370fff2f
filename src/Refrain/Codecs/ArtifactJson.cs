using System.Text.Json;

namespace Refrain.Codecs;

/// <summary>Shows artifacts as JSON, by their stored schema alone: the type, and the program that made them, are not needed.</summary>
public static class ArtifactJson
{
    /// <summary>Writes an artifact as one JSON value: an array for rows, in constant memory; a file as its bytes in base64.</summary>
    /// <param name="schema">The text of the schema.</param>
    /// <param name="rows">Whether the artifact is a sequence of rows of that schema.</param>
    /// <param name="format">How the bytes are laid out.</param>
    /// <param name="artifact">The bytes, read to their end unless <paramref name="mostRows"/> come first; left open.</param>
    /// <param name="json">Where to; flushed now and then while rows are written.</param>
    /// <param name="mostRows">How many rows are written at most; what comes after them is not read.</param>
    /// <returns>Whether everything was written; <see langword="false"/> if there are more rows.</returns>
    /// <exception cref="ArtifactFormatException">The schema or the bytes are malformed.</exception>
    public static bool Write(string schema, bool rows, OutputFormat format, Stream artifact, Utf8JsonWriter json, long mostRows = long.MaxValue)
    {
        var parsed = ArtifactSchema.Parse(schema);
        if (rows)
            return WriteRows(parsed, format, artifact, json, mostRows);
        WriteValue(parsed, format, artifact, json);
        return true;
    }

    private static bool WriteRows(ArtifactSchema schema, OutputFormat format, Stream artifact, Utf8JsonWriter json, long mostRows)
    {
        const int FlushAt = 1024 * 1024;
        using var rows = new JsonRows(schema, format, artifact);
        json.WriteStartArray();
        while (rows.Next())
        {
            if (mostRows-- == 0)
            {
                json.WriteEndArray();
                return false;
            }

            json.WriteRawValue(rows.Current, skipInputValidation: true);
            if (json.BytesPending >= FlushAt)
                json.Flush();
        }

        json.WriteEndArray();
        return true;
    }

    private static void WriteValue(ArtifactSchema schema, OutputFormat format, Stream artifact, Utf8JsonWriter json)
    {
        using var whole = new GrowingBuffer(artifact);
        whole.FillToEnd();
        if (schema.Kind == SchemaKind.File)
        {
            json.WriteBase64StringValue(whole.Bytes);
            return;
        }

        using var encoded = new RowText();
        var writer = encoded.Begin();
        try
        {
            if (format == OutputFormat.JsonLines)
            {
                JsonLines.ReadLine(schema.ToString(), whole.Bytes, ref writer);
            }
            else
            {
                var header = new ValueReader(whole.Bytes);
                ArtifactHeader.Check(ref header, ArtifactHeader.Value);
                writer.WriteRaw(whole.Bytes[ArtifactHeader.Size..]);
            }
        }
        finally
        {
            encoded.Keep(ref writer);
        }

        var reader = new ValueReader(encoded.Bytes);
        var text = new ValueWriter(1024);
        try
        {
            JsonFormWriter.Write(schema, ref reader, ref text);
            json.WriteRawValue(text.WrittenSpan, skipInputValidation: true);
        }
        finally
        {
            text.Dispose();
        }

        reader.End();
    }
}
