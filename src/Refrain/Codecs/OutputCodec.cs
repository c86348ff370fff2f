namespace Refrain.Codecs;

/// <summary>How a task's output becomes the bytes of an artifact and comes back. Immutable and thread-safe.</summary>
public abstract class OutputCodec
{
    /// <exception cref="ArgumentOutOfRangeException">The format is none of the enumeration.</exception>
    private protected OutputCodec(string schema, OutputFormat format, bool isRows)
    {
        if (!Enum.IsDefined(format))
            throw new ArgumentOutOfRangeException(nameof(format), format, "The output format is none of Binary, JsonLines and Csv.");
        Schema = schema;
        Format = format;
        IsRows = isRows;
    }

    /// <summary>
    /// The schema of the value, or of one row, in the grammar of <c>docs/artifact-format.md</c>. It is data: with it and
    /// <see cref="Format"/> an artifact can be shown without the type.
    /// </summary>
    public string Schema { get; }

    /// <summary>How the bytes are laid out.</summary>
    public OutputFormat Format { get; }

    /// <summary>Whether the artifact is a sequence of rows, which can be written and read without being held whole.</summary>
    public bool IsRows { get; }

    /// <summary>The type of the value, of the list of rows, or <c>byte[]</c> for a file.</summary>
    public abstract Type Type { get; }

    /// <summary>Whether the artifact is a file whose bytes are the task's own.</summary>
    public bool IsFile => string.Equals(Schema, ArtifactSchema.File, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => IsRows ? $"rows of {Schema}" : Schema;
}
