namespace Refrain.Delimited;

/// <summary>How a file is laid out, and in what pieces it is read.</summary>
internal sealed record DelimitedLayout(byte Separator, bool Quoted)
{
    /// <summary>Bytes read at once: few enough to stay in the processor's own cache until they are searched.</summary>
    public int Block { get; init; } = 256 * 1024;

    /// <summary>Bytes searched at once: what is found stays in the fastest cache until its rows are made.</summary>
    public int Window { get; init; } = 16 * 1024;

    /// <summary>The largest row.</summary>
    public int RowLimit { get; init; } = 256 * 1024 * 1024;
}
