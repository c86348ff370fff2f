// The bytes of the input are unmasked where they lie, through references into a span; numbers are swapped through a cast of it.
using System.Buffers.Binary;
using System.Runtime.InteropServices;

public static class Masked
{
    public static void Unmask(Span<byte> bytes, byte mask)
    {
        foreach (ref var one in bytes)
            one ^= mask; // RFN210
    }

    public static void Swap(Span<byte> bytes)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(bytes);
        BinaryPrimitives.ReverseEndianness(numbers, numbers); // RFN210
    }
}

[Task]
public sealed partial record Frames(string File, byte Mask)
{
    [Requires] public FileSource Raw => new(File);

    public long Run(byte[] raw)
    {
        Masked.Unmask(raw, Mask);
        Masked.Swap(raw.AsSpan(0, raw.Length & ~3));
        return raw.Sum(one => (long)one);
    }
}
