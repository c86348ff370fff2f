using System.Globalization;

namespace Refrain.Codecs;

/// <summary>A column of rows that are stored as CSV. Immutable.</summary>
/// <param name="Name">What the header says.</param>
/// <param name="Schema">What its fields hold.</param>
internal sealed record CsvColumn(string Name, ArtifactSchema Schema)
{
    /// <summary>Whether a field is text of its own, which may hold anything, rather than the text of a number, a date or such, which never needs quotation marks.</summary>
    public bool IsText { get; } = Schema.Kind is SchemaKind.String or SchemaKind.Char or SchemaKind.Rune or SchemaKind.Uri;

    /// <summary>The columns of rows: the members of a record or tuple; of a scalar the one column <c>Value</c>.</summary>
    /// <exception cref="ArtifactFormatException">Rows of this schema are no table.</exception>
    public static CsvColumn[] Of(string schema)
    {
        var row = ArtifactSchema.Parse(schema);
        if (IsField(row))
            return [new("Value", row)];
        if (row is not { Kind: SchemaKind.Record or SchemaKind.Tuple, IsNullable: false } || row.Members.Any(m => !IsField(m.Schema)))
            throw new ArtifactFormatException($"Rows of the schema {schema} cannot be CSV: a column holds a number, text, a date or another scalar.");
        return [.. row.Members.Select((m, i) => new CsvColumn(m.Name.Length > 0 ? m.Name : string.Create(CultureInfo.InvariantCulture, $"Item{i + 1}"), m.Schema))];
    }

    private static bool IsField(ArtifactSchema schema) =>
        schema.Kind is not (SchemaKind.List or SchemaKind.Set or SchemaKind.Map or SchemaKind.Record or SchemaKind.Tuple or SchemaKind.File);
}
