using System.Text.Encodings.Web;
using System.Text.Json;

namespace Refrain.Hosting.Display;

/// <summary>Writes one JSON value and a line feed, in constant memory.</summary>
internal static class JsonOutput
{
    public static void Write(TextWriter writer, Action<Utf8JsonWriter> write, bool indented = false)
    {
        using var stream = new TextWriterStream(writer);
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = indented, NewLine = "\n" }))
            write(json);
        writer.Write('\n');
        writer.Flush();
    }

    /// <summary>The name of an enum's value as JSON has it: <c>upToDate</c>.</summary>
    public static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
