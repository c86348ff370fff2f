// The bytes are cloned before they are changed; spans over the clone are spans over the clone.
[Task]
public sealed partial record Masked(string File, byte Key)
{
    [Requires] public FileSource Secret => new(File);

    public byte[] Run(byte[] secret)
    {
        var copy = (byte[])secret.Clone();
        Xor(copy, Key);
        Span<byte> head = secret.AsSpan(0, Math.Min(4, secret.Length)).ToArray();
        head.Reverse();
        head.CopyTo(copy);
        return copy;
    }

    private static void Xor(Span<byte> bytes, byte key)
    {
        foreach (ref var b in bytes)
            b ^= key;
    }
}
