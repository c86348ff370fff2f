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
        var text = new ValueWriter(1024);
        try
        {
            if (rows)
                return WriteRows(parsed, format, artifact, json, mostRows, ref text);
            WriteValue(parsed, format, artifact, json, ref text);
            return true;
        }
        finally
        {
            text.Dispose();
        }
    }

    private static bool WriteRows(ArtifactSchema schema, OutputFormat format, Stream artifact, Utf8JsonWriter json, long mostRows, ref ValueWriter text)
    {
        const int FlushAt = 1024 * 1024;
        using RowBlockReader blocks = format == OutputFormat.Binary
            ? new BinaryBlockReader(artifact)
            : new JsonBlockReader(artifact, schema.ToString());
        json.WriteStartArray();
        while (blocks.Next())
        {
            var reader = new ValueReader(blocks.Block);
            for (var left = blocks.RowCount; left > 0; left--)
            {
                if (mostRows-- == 0)
                {
                    json.WriteEndArray();
                    return false;
                }

                WriteRaw(schema, ref reader, ref text, json);
            }

            reader.End();
            if (json.BytesPending >= FlushAt)
                json.Flush();
        }

        json.WriteEndArray();
        return true;
    }

    private static void WriteValue(ArtifactSchema schema, OutputFormat format, Stream artifact, Utf8JsonWriter json, ref ValueWriter text)
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
        WriteRaw(schema, ref reader, ref text, json);
        reader.End();
    }

    private static void WriteRaw(ArtifactSchema schema, ref ValueReader reader, ref ValueWriter text, Utf8JsonWriter json)
    {
        text.Rewind(0);
        JsonFormWriter.Write(schema, ref reader, ref text);
        json.WriteRawValue(text.WrittenSpan, skipInputValidation: true);
    }
}
