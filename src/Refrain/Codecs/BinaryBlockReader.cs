using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Refrain.Codecs;

/// <summary>Reads what <see cref="BinaryBlockWriter"/> wrote.</summary>
internal sealed class BinaryBlockReader(Stream source) : RowBlockReader(source, 4 * RowBlockWriter.BlockSize)
{
    private int _size;
    private bool _began;
    private bool _ended;

    public override ReadOnlySpan<byte> Block
    {
        // Asked for each row.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => Input.Bytes[..Math.Min(_size, Input.Length)];
    }

    private protected override Step Advance()
    {
        Input.Drop(_size);
        _size = 0;
        SetRows(0);
        if (!_began)
        {
            if (Input.Length < ArtifactHeader.Size)
                return Step.More;
            var reader = new ValueReader(Input.Bytes);
            ArtifactHeader.Check(ref reader, ArtifactHeader.Rows);
            Input.Drop(ArtifactHeader.Size);
            _began = true;
        }

        if (_ended)
        {
            if (Input.Length > 0)
                throw new ArtifactFormatException("The artifact is malformed: bytes follow its end marker.");
            return Step.More;
        }

        if (Input.Length < BinaryBlockWriter.BlockHeader)
            return Step.More;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(Input.Bytes);
        var rows = BinaryPrimitives.ReadUInt32LittleEndian(Input.Bytes[sizeof(uint)..]);
        if (size > Array.MaxLength || rows > size || (rows == 0) != (size == 0))
            throw new ArtifactFormatException($"The artifact is malformed: a block of {size} bytes cannot hold {rows} rows.");
        _ended = size == 0;
        if (!_ended && Input.Length - BinaryBlockWriter.BlockHeader < size)
            return Step.More;
        Input.Drop(BinaryBlockWriter.BlockHeader);
        if (_ended)
            return Advance();
        _size = (int)size;
        SetRows((int)rows);
        return Step.Block;
    }

    private protected override bool EndOfStream() => _ended
        ? false
        : throw new ArtifactFormatException("The artifact is malformed: it ends before its end marker.");
}
