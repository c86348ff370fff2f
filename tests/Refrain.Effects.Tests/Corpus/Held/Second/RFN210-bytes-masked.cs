// The bytes of the input are masked where they lie, through a span.

public static class Mask
{
    public static void Apply(Span<byte> bytes, byte key)
    {
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] ^= key; // RFN210
    }
}

[Task]
public sealed partial record Masked(string File, int Key)
{
    [Requires] public FileSource Data => new(File);

    public void Run(byte[] data, OutputFile masked)
    {
        Mask.Apply(data.AsSpan(4), (byte)Key);
        masked.WriteAllBytes(data);
    }
}
