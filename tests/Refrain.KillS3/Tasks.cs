namespace Refrain.KillS3;

/// <summary>Some 12 MB that follow from the number: two whole parts of 5 MiB, and the rest.</summary>
[Task]
public sealed partial record Chunk(int Number)
{
    public const int Size = 12_000_000;

    public static byte[] Content(int number)
    {
        var bytes = new byte[Size];
        var state = (uint)number + 1;
        for (var i = 0; i < bytes.Length; i++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            bytes[i] = (byte)(state >> 24);
        }

        return bytes;
    }

    public byte[] Run() => Content(Number);
}

/// <summary>How long the chunks are that it was given, in their order.</summary>
[Task]
public sealed partial record Sizes(int Chunks)
{
    [Requires] public IEnumerable<Chunk> Parts => Enumerable.Range(0, Chunks).Select(i => new Chunk(i));

    public IReadOnlyList<long> Run(IReadOnlyList<byte[]> parts) => [.. parts.Select(p => p.LongLength)];
}
