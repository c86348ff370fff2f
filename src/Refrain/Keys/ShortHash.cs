using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    private const int Rounds = 64;

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

    // The words of the schedule are made four at once, between the rounds: their units of the processor are idle there.
    [SkipLocalsInit]
    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[Rounds];
        ref var w = ref MemoryMarshal.GetReference(words);
        ref var k = ref MemoryMarshal.GetArrayDataReference(s_rounds);
        var (x0, x1, x2, x3) = (Load(block), Load(block[16..]), Load(block[32..]), Load(block[48..]));
        Put(x0, ref w, ref k, 0);
        Put(x1, ref w, ref k, 4);
        Put(x2, ref w, ref k, 8);
        Put(x3, ref w, ref k, 12);
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        var i = 0;
        for (; i < Rounds - WordsOfBlock; i += WordsOfBlock)
        {
            Put(x0 = Next(x0, x1, x2, x3), ref w, ref k, i + 16);
            FourRounds(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h, ref Unsafe.Add(ref w, i));
            Put(x1 = Next(x1, x2, x3, x0), ref w, ref k, i + 20);
            FourRounds(ref e, ref f, ref g, ref h, ref a, ref b, ref c, ref d, ref Unsafe.Add(ref w, i + 4));
            Put(x2 = Next(x2, x3, x0, x1), ref w, ref k, i + 24);
            FourRounds(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h, ref Unsafe.Add(ref w, i + 8));
            Put(x3 = Next(x3, x0, x1, x2), ref w, ref k, i + 28);
            FourRounds(ref e, ref f, ref g, ref h, ref a, ref b, ref c, ref d, ref Unsafe.Add(ref w, i + 12));
        }

        for (; i < Rounds; i += 8)
        {
            FourRounds(ref a, ref b, ref c, ref d, ref e, ref f, ref g, ref h, ref Unsafe.Add(ref w, i));
            FourRounds(ref e, ref f, ref g, ref h, ref a, ref b, ref c, ref d, ref Unsafe.Add(ref w, i + 4));
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

    /// <summary>Four words of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Load(ReadOnlySpan<byte> block)
    {
        var bytes = Vector128.Create(block[..16]);
        return (BitConverter.IsLittleEndian ? Vector128.Shuffle(bytes, Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12)) : bytes).AsUInt32();
    }

    /// <summary>Keeps four words of the schedule, with the constants of their rounds added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector128<uint> four, ref uint words, ref uint rounds, int at) =>
        (four + Vector128.LoadUnsafe(ref rounds, (nuint)at)).StoreUnsafe(ref words, (nuint)at);

    /// <summary>The next four words of the schedule, from the sixteen before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Next(Vector128<uint> x0, Vector128<uint> x1, Vector128<uint> x2, Vector128<uint> x3)
    {
        var w15 = From(x0, x1);
        var sum = x0 + From(x2, x3) + (Right(w15, 7) ^ Right(w15, 18) ^ (w15 >>> 3));

        // The last two need the first two.
        sum += OfTwoBefore(Vector128.Shuffle(x3, Vector128.Create(2u, 3, 2, 3))) & Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 0);
        return sum + (OfTwoBefore(Vector128.Shuffle(sum, Vector128.Create(0u, 1, 0, 1))) & Vector128.Create(0, 0, uint.MaxValue, uint.MaxValue));

        static Vector128<uint> OfTwoBefore(Vector128<uint> w2) => Right(w2, 17) ^ Right(w2, 19) ^ (w2 >>> 10);
    }

    /// <summary>The last three of four words and the first of the next four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> From(Vector128<uint> four, Vector128<uint> next) => Vector128.ConditionalSelect(
        Vector128.Create(uint.MaxValue, uint.MaxValue, uint.MaxValue, 0),
        Vector128.Shuffle(four, Vector128.Create(1u, 2, 3, 0)),
        Vector128.Shuffle(next, Vector128.Create(0u, 0, 0, 0)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Right(Vector128<uint> value, int count) => (value >>> count) | (value << (32 - count));

    /// <summary>Four rounds. After them the values have changed places by four, which the next call is told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRounds(ref uint a, ref uint b, ref uint c, ref uint d, ref uint e, ref uint f, ref uint g, ref uint h, ref uint words)
    {
        Round(a, b, c, ref d, e, f, g, ref h, words);
        Round(h, a, b, ref c, d, e, f, ref g, Unsafe.Add(ref words, 1));
        Round(g, h, a, ref b, c, d, e, ref f, Unsafe.Add(ref words, 2));
        Round(f, g, h, ref a, b, c, d, ref e, Unsafe.Add(ref words, 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint word)
    {
        var first = h + word + (BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25)) + (g ^ (e & (f ^ g)));
        d += first;
        h = first + (BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22)) + ((a & b) | (c & (a | b)));
    }
}
