using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Refrain.Keys;

/// <summary>
/// SHA-256 (FIPS 180-4) of one short text: the way to the library's and back costs some times as much as hashing a hundred bytes does. What is longer goes there, where the
/// processor's own instructions are used.
/// </summary>
internal static class ShortHash
{
    /// <summary>The longest text that is hashed here: two blocks.</summary>
    public const int MostBytes = (2 * BlockSize) - ShortHashes.EndSize;

    private const int BlockSize = ShortHashes.BlockSize;
    private const int WordsOfBlock = ShortHashes.WordsOfBlock;

    // Arrays: the data behind a span is looked up through an object where code is not optimized, and a key allocates nothing.
    private static readonly uint[] s_rounds = ShortHashes.Rounds.ToArray();
    private static readonly uint[] s_start = ShortHashes.Start.ToArray();

    /// <summary>Hashes a text.</summary>
    /// <param name="text">At most <see cref="MostBytes"/>.</param>
    /// <param name="hash">Room for 32 bytes.</param>
    [SkipLocalsInit]
    public static void Of(ReadOnlySpan<byte> text, Span<byte> hash)
    {
        Span<byte> padded = stackalloc byte[2 * BlockSize];
        padded = padded[..(ShortHashes.BlocksOf(text.Length) * BlockSize)];
        ShortHashes.Pad(text, padded);
        Span<uint> state = stackalloc uint[8];
        s_start.CopyTo(state);
        for (; !padded.IsEmpty; padded = padded[BlockSize..])
            Compress(state, padded);
        for (var i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash[(i * sizeof(uint))..], state[i]);
    }

    [SkipLocalsInit]
    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        ref var w = ref MemoryMarshal.GetReference(words);
        for (var i = 0; i < WordsOfBlock; i++)
            Unsafe.Add(ref w, i) = BinaryPrimitives.ReadUInt32BigEndian(block[(i * sizeof(uint))..]);
        for (var i = WordsOfBlock; i < 64; i++)
        {
            var w15 = Unsafe.Add(ref w, i - 15);
            var w2 = Unsafe.Add(ref w, i - 2);
            Unsafe.Add(ref w, i) = Unsafe.Add(ref w, i - 16) + Unsafe.Add(ref w, i - 7)
                + (BitOperations.RotateRight(w15, 7) ^ BitOperations.RotateRight(w15, 18) ^ (w15 >> 3))
                + (BitOperations.RotateRight(w2, 17) ^ BitOperations.RotateRight(w2, 19) ^ (w2 >> 10));
        }

        ref var k = ref MemoryMarshal.GetArrayDataReference(s_rounds);
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < 64; i += 8)
        {
            // Eight at once, so that the values need not change places.
            Round(a, b, c, ref d, e, f, g, ref h, Unsafe.Add(ref k, i) + Unsafe.Add(ref w, i));
            Round(h, a, b, ref c, d, e, f, ref g, Unsafe.Add(ref k, i + 1) + Unsafe.Add(ref w, i + 1));
            Round(g, h, a, ref b, c, d, e, ref f, Unsafe.Add(ref k, i + 2) + Unsafe.Add(ref w, i + 2));
            Round(f, g, h, ref a, b, c, d, ref e, Unsafe.Add(ref k, i + 3) + Unsafe.Add(ref w, i + 3));
            Round(e, f, g, ref h, a, b, c, ref d, Unsafe.Add(ref k, i + 4) + Unsafe.Add(ref w, i + 4));
            Round(d, e, f, ref g, h, a, b, ref c, Unsafe.Add(ref k, i + 5) + Unsafe.Add(ref w, i + 5));
            Round(c, d, e, ref f, g, h, a, ref b, Unsafe.Add(ref k, i + 6) + Unsafe.Add(ref w, i + 6));
            Round(b, c, d, ref e, f, g, h, ref a, Unsafe.Add(ref k, i + 7) + Unsafe.Add(ref w, i + 7));
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint word)
    {
        var first = h + word + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + (g ^ (e & (f ^ g)));
        d += first;
        h = first + (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) | (c & (a | b)));
    }
}
