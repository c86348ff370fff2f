namespace Refrain.Codecs;

/// <summary>What reads and writes rows in each format.</summary>
internal static class RowBlocks
{
    /// <param name="format">The format.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="schema">The schema of a row.</param>
    public static RowBlockWriter Writer(OutputFormat format, Stream destination, string schema) => format switch
    {
        OutputFormat.Binary => new BinaryBlockWriter(destination),
        OutputFormat.Csv => new CsvBlockWriter(destination, schema),
        _ => new JsonBlockWriter(destination, schema),
    };

    /// <param name="format">The format.</param>
    /// <param name="source">The artifact.</param>
    /// <param name="schema">The schema of a row.</param>
    public static RowBlockReader Reader(OutputFormat format, Stream source, string schema) => format switch
    {
        OutputFormat.Binary => new BinaryBlockReader(source),
        OutputFormat.Csv => new CsvBlockReader(source, schema),
        _ => new JsonBlockReader(source, schema),
    };
}
