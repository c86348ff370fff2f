using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Refrain.Codecs;

namespace Refrain.Hosting.Display;

/// <summary>The first rows of an artifact as texts.</summary>
/// <param name="Columns">The names of the columns, and whether they hold numbers.</param>
/// <param name="Rows">The cells.</param>
/// <param name="IsComplete">Whether these are all rows.</param>
internal sealed partial record ArtifactTable(IReadOnlyList<(string Name, bool IsNumber)> Columns, IReadOnlyList<string[]> Rows, bool IsComplete)
{
    private const int WidestCell = 80;

    // As deep as a schema can be.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 256 };

    /// <summary>Reads rows.</summary>
    /// <exception cref="Refrain.Stores.CorruptArtifactException">The bytes are not what was committed.</exception>
    public static ArtifactTable Read(StoredArtifact artifact, int mostRows)
    {
        var schema = ArtifactSchema.Parse(artifact.Schema);
        var buffer = new ArrayBufferWriter<byte>();
        bool isComplete;
        using (var json = new Utf8JsonWriter(buffer))
            isComplete = artifact.WriteJson(json, mostRows);
        using var document = JsonDocument.Parse(buffer.WrittenMemory, s_options);

        // A row that is absent as a whole has no members to show.
        var hasMembers = schema.Kind is SchemaKind.Record or SchemaKind.Tuple && !schema.IsNullable;
        IReadOnlyList<SchemaMember> members = hasMembers ? schema.Members : [new SchemaMember("Value", schema)];
        var rows = document.RootElement.EnumerateArray()
            .Select(row => CellsOf(row, hasMembers).Zip(members, (cell, member) => Text(cell, member.Schema)).ToArray())
            .ToList();
        return new(
            [.. members.Select((m, i) => (m.Name.Length == 0 ? FormattableString.Invariant($"Item{i + 1}") : m.Name, IsNumber(m.Schema.Kind)))],
            rows,
            isComplete);
    }

    private static IEnumerable<JsonElement> CellsOf(JsonElement row, bool hasMembers) =>
        !hasMembers ? [row]
        : row.ValueKind == JsonValueKind.Array ? row.EnumerateArray()
        : row.EnumerateObject().Select(p => p.Value);

    private static string Text(JsonElement cell, ArtifactSchema schema)
    {
        var text = cell.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => StringOf(cell),
            _ => cell.GetRawText(),
        };

        // A whole number among fractions looks like one of them.
        if (schema.Kind is SchemaKind.Half or SchemaKind.Single or SchemaKind.Double && text.Length > 0 && text.AsSpan().IndexOfAnyExcept("-0123456789") < 0)
            text += ".0";
        return PlainText.Cut(PlainText.Clean(text), WidestCell);
    }

    /// <summary>
    /// The text of a string. Of surrogates none but those without their other half are escaped; the parser refuses them, and shown is their escape, as <see cref="PlainText"/> does.
    /// </summary>
    private static string StringOf(JsonElement cell)
    {
        var written = cell.GetRawText();
        if (!written.Contains(@"\ud", StringComparison.Ordinal))
            return cell.GetString()!;
        using var shown = JsonDocument.Parse(Escape().Replace(written, static escape => escape.Value.StartsWith(@"\ud", StringComparison.Ordinal) ? @"\" + escape.Value : escape.Value));
        return shown.RootElement.GetString()!;
    }

    [GeneratedRegex(@"\\(?:ud[89a-f][0-9a-f]{2}|.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    private static bool IsNumber(SchemaKind kind) => kind is >= SchemaKind.SByte and <= SchemaKind.Decimal;
}
