namespace Refrain.Sql;

/// <summary>The name of a table or another object, without quotes. Case does not matter when names are compared, and a schema that one of them lacks does not either.</summary>
/// <param name="Schema">The schema (or database and schema), null when the text gives none.</param>
/// <param name="Name">The name itself; it contains <see cref="SqlHole.Char"/> where the text has a hole.</param>
internal sealed record SqlName(string? Schema, string Name)
{
    /// <summary>Whether the name says by itself that the table is a temporary one: <c>#t</c>, <c>@t</c>, <c>tempdb..t</c>, <c>pg_temp.t</c>, <c>temp.t</c>.</summary>
    public bool IsTemporary =>
        Name.StartsWith("#", StringComparison.Ordinal) || Name.StartsWith("@", StringComparison.Ordinal)
        || (Schema is not null && (Equal(Schema, "temp") || Equal(Schema, "pg_temp") || Schema.StartsWith("tempdb", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether two names can be the same object.</summary>
    public bool Matches(SqlName? other) =>
        other is not null && Equal(Name, other.Name) && (Schema is null || other.Schema is null || Equal(Schema, other.Schema));

    /// <inheritdoc/>
    public override string ToString() => Schema is null ? Name : Schema + "." + Name;

    /// <summary>Reads a name with its schema at an index, which then points behind it; null when there is none.</summary>
    public static SqlName? Read(SqlTokens tokens, ref int index, int end)
    {
        if (index >= end) return null;
        if (tokens[index] is { Kind: SqlTokenKind.Parameter } variable)
        {
            index++;
            return new SqlName(null, tokens.Written(index - 1));
        }
        string? schema = null;
        while (index < end)
        {
            string part;
            if (tokens.Name(index)) part = tokens.Written(index);
            else if (tokens[index].Kind == SqlTokenKind.Text)
            {
                index++;
                return OfText(tokens, index - 1);
            }
            else if (schema is not null && tokens.Symbol(index, ".")) { index++; continue; } // tempdb..t
            else break;
            index++;
            if (index >= end || !tokens.Symbol(index, ".")) return new SqlName(schema, part);
            schema = schema is null ? part : schema.Length > 200 ? schema : schema + "." + part;
            index++;
        }
        return schema is null ? null : new SqlName(null, schema);
    }

    /// <summary>A name in a literal, as in <c>OBJECT_ID('dbo.t')</c> and in SQLite and MySQL, which take literals for names.</summary>
    private static SqlName OfText(SqlTokens tokens, int index)
    {
        var (start, end) = tokens.Content(index);
        var text = tokens.Text.Substring(start, end - start).Replace("[", "").Replace("]", "").Replace("\"", "");
        var dot = text.LastIndexOf('.');
        return dot < 0 ? new SqlName(null, text) : new SqlName(dot == 0 ? null : text.Substring(0, dot).TrimEnd('.'), text.Substring(dot + 1));
    }

    private static bool Equal(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
