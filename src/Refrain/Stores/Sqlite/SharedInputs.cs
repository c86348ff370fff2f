using System.Buffers.Binary;

namespace Refrain.Stores;

/// <summary>
/// Reads packed inputs so that entries with the same short ones share them, where they are read near each other: partitions mostly read the same
/// sources. Used by one thread at a time.
/// </summary>
internal sealed class SharedInputs
{
    private const int Slots = 256;
    private const int MostBytes = 512;

    private readonly (byte[] Bytes, CatalogInput[] Inputs)[] _slots = new (byte[], CatalogInput[])[Slots];

    /// <inheritdoc cref="PackedInputs.Read"/>
    public CatalogInput[]? Read(ReadOnlySpan<byte> bytes, Func<long, string> text)
    {
        if (bytes.Length is < sizeof(uint) or > MostBytes)
            return PackedInputs.Read(bytes, text);

        // They begin with a key, which is a hash already.
        ref var slot = ref _slots[BinaryPrimitives.ReadUInt32LittleEndian(bytes) % Slots];
        if (slot.Bytes is { } known && bytes.SequenceEqual(known))
            return slot.Inputs;
        var inputs = PackedInputs.Read(bytes, text);
        if (inputs is not null)
            slot = (bytes.ToArray(), inputs);
        return inputs;
    }
}
