// Interlocked makes the write whole, not private.
using System.Threading;

[Task]
public sealed partial record Hashes(string File, int Rounds)
{
    private static int s_hashed;

    [Requires] public FileSource Content => new(File);

    public byte[] Run(byte[] content)
    {
        var hashes = new byte[Rounds];
        Parallel.For(0, Rounds, round =>
        {
            byte hash = (byte)round;
            foreach (var b in content)
                hash = (byte)(hash * 31 + b);
            hashes[round] = hash;
            Interlocked.Increment(ref s_hashed); // RFN207
        });
        return hashes;
    }
}
