namespace Refrain.Codecs;

/// <summary>Blocks of rows behind their length and count, and two zeros at the end.</summary>
internal sealed class BinaryBlockWriter : RowBlockWriter
{
    /// <summary>Length and count, four bytes each.</summary>
    public const int BlockHeader = 2 * sizeof(uint);

    private int _header;

    public BinaryBlockWriter(Stream destination)
        : base(destination, 0)
    {
        var writer = Begin();
        writer.WriteRaw(ArtifactHeader.Rows);
        BeginBlock(ref writer);
        Keep(ref writer);
    }

    protected override void Flush(ref ValueWriter writer)
    {
        EndBlock(ref writer);
        Destination.Write(writer.WrittenSpan);
        writer.Rewind(0);
        BeginBlock(ref writer);
    }

    protected override void Finish(ref ValueWriter writer)
    {
        if (Pending > 0)
        {
            EndBlock(ref writer);
            BeginBlock(ref writer);
        }

        EndBlock(ref writer);
        Destination.Write(writer.WrittenSpan);
    }

    private void BeginBlock(ref ValueWriter writer)
    {
        _header = writer.Reserve(BlockHeader);
        Limit = writer.Length + BlockSize;
        Pending = 0;
    }

    private void EndBlock(ref ValueWriter writer)
    {
        writer.Patch(_header, (uint)(writer.Length - _header - BlockHeader));
        writer.Patch(_header + sizeof(uint), (uint)Pending);
    }
}
