using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Refrain.Codecs;

/// <summary>
/// The schema of an artifact, read from its text: enough to show and to transcode the artifact without its type. The
/// grammar is in <c>docs/artifact-format.md</c>. Immutable.
/// </summary>
public sealed class ArtifactSchema
{
    /// <summary>The schema of a file whose bytes are a task's own.</summary>
    public const string File = "file";

    internal ArtifactSchema(SchemaKind kind, bool isNullable)
    {
        Kind = kind;
        IsNullable = isNullable;
    }

    /// <summary>What the values are.</summary>
    public SchemaKind Kind { get; }

    /// <summary>Whether a value may be absent.</summary>
    public bool IsNullable { get; }

    /// <summary>The members of a record or tuple, the element of a list or set, or key and value of a map; else empty.</summary>
    public ImmutableArray<SchemaMember> Members { get; internal init; } = [];

    /// <summary>The integer an enum is stored as; for everything else <see cref="Kind"/>.</summary>
    public SchemaKind Underlying { get; internal init; }

    /// <summary>The names of an enum's numbers, in the order of the numbers; else empty.</summary>
    public ImmutableArray<SchemaName> Names { get; internal init; } = [];

    /// <summary>Reads the text of a schema.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ArtifactFormatException">The text is no schema in its one canonical form.</exception>
    public static ArtifactSchema Parse(string text) => new SchemaParser(text).Parse();

    /// <summary>The SHA-256 of a schema's text in UTF-8: two outputs have the same schema exactly when these are equal.</summary>
    /// <param name="text">The text of the schema.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>The text of the schema: what <see cref="Parse"/> reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        text.Append(SchemaWords.Of(Kind));
        switch (Kind)
        {
            case SchemaKind.List or SchemaKind.Set or SchemaKind.Map:
                AppendMembers(text, '<', '>');
                break;
            case SchemaKind.Record:
                AppendMembers(text, '{', '}');
                break;
            case SchemaKind.Tuple:
                AppendMembers(text, '(', ')');
                break;
            case SchemaKind.Enum:
                text.Append('<').Append(SchemaWords.Of(Underlying)).Append(">{").AppendJoin(',', Names).Append('}');
                break;
        }

        if (IsNullable)
            text.Append('?');
    }

    private void AppendMembers(StringBuilder text, char open, char close)
    {
        text.Append(open);
        for (var i = 0; i < Members.Length; i++)
        {
            if (i > 0)
                text.Append(',');
            if (Members[i].Name.Length > 0)
                text.Append(Members[i].Name).Append(':');
            Members[i].Schema.Append(text);
        }

        text.Append(close);
    }
}
