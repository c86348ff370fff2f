namespace Refrain;

/// <summary>How a task's output is laid out in the store.</summary>
public enum OutputFormat
{
    /// <summary>Refrain's compact binary format, specified in <c>docs/artifact-format.md</c>.</summary>
    Binary,

    /// <summary>JSON Lines: one row, or the one value, a line.</summary>
    JsonLines,

    /// <summary>CSV after RFC 4180, with a header line: rows whose members are scalars.</summary>
    Csv,
}
