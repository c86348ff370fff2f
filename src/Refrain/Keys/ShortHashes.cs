using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Refrain.Keys;

/// <summary>
/// SHA-256 (FIPS 180-4) of several short texts of one length class side by side, one in each lane of a vector. The library's takes about a microsecond for a text of
/// fifty bytes, most of it to get there; a graph of a million tasks has millions of them.
/// </summary>
internal sealed class ShortHashes
{
    /// <summary>How many texts are hashed at once.</summary>
    public const int Lanes = 8;

    /// <summary>How many bytes a block has.</summary>
    public const int BlockSize = 64;

    /// <summary>How many words of four bytes a block has.</summary>
    public const int WordsOfBlock = BlockSize / sizeof(uint);

    /// <summary>A byte 0x80 and the length in bits, in eight bytes, end a text.</summary>
    public const int EndSize = 9;

    private readonly int _blocks;

    // Word by word, and of each word the lanes: as the vectors are loaded.
    private readonly uint[] _words;
    private readonly uint[] _hashes = new uint[8 * Lanes];

    /// <param name="blocks">How many blocks of 64 bytes the texts have, their end included.</param>
    public ShortHashes(int blocks)
    {
        _blocks = blocks;
        _words = new uint[blocks * WordsOfBlock * Lanes];
    }

    /// <summary>Whether this machine can.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <summary>The constants of the rounds.</summary>
    public static ReadOnlySpan<uint> Rounds =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>What the state begins with.</summary>
    public static ReadOnlySpan<uint> Start =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>How many blocks a text of so many bytes has.</summary>
    public static int BlocksOf(int length) => (length + EndSize + BlockSize - 1) / BlockSize;

    /// <summary>Writes a text and its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="padded">Room for as many blocks as it has.</param>
    public static void Pad(ReadOnlySpan<byte> text, Span<byte> padded)
    {
        text.CopyTo(padded);
        padded[text.Length] = 0x80;
        padded[(text.Length + 1)..].Clear();
        BinaryPrimitives.WriteUInt64BigEndian(padded[^sizeof(ulong)..], (ulong)text.Length * 8);
    }

    /// <summary>Puts a text into a lane.</summary>
    [SkipLocalsInit]
    public void Set(int lane, ReadOnlySpan<byte> text)
    {
        var size = _blocks * BlockSize;
        Span<byte> padded = stackalloc byte[size];
        Pad(text, padded);
        for (var i = 0; i < size / sizeof(uint); i++)
            _words[i * Lanes + lane] = BinaryPrimitives.ReadUInt32BigEndian(padded[(i * sizeof(uint))..]);
    }

    /// <summary>Hashes what is in the lanes.</summary>
    public void Hash()
    {
        Span<Vector256<uint>> state = stackalloc Vector256<uint>[8];
        for (var i = 0; i < state.Length; i++)
            state[i] = Vector256.Create(Start[i]);
        for (var block = 0; block < _blocks; block++)
            Compress(state, ref _words[block * WordsOfBlock * Lanes]);
        for (var i = 0; i < state.Length; i++)
            state[i].StoreUnsafe(ref _hashes[i * Lanes]);
    }

    /// <summary>The hash of a lane, as its eight words.</summary>
    public void Get(int lane, Span<uint> words)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] = _hashes[i * Lanes + lane];
    }

    [SkipLocalsInit]
    private static void Compress(Span<Vector256<uint>> state, ref uint words)
    {
        Span<Vector256<uint>> schedule = stackalloc Vector256<uint>[WordsOfBlock];
        ref var w = ref MemoryMarshal.GetReference(schedule);
        ref var round = ref MemoryMarshal.GetReference(Rounds);
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var i = 0; i < Rounds.Length; i++)
        {
            Vector256<uint> word;
            if (i < WordsOfBlock)
            {
                word = Vector256.LoadUnsafe(ref words, (nuint)(i * Lanes));
            }
            else
            {
                var w2 = Unsafe.Add(ref w, (i - 2) & 15);
                var w15 = Unsafe.Add(ref w, (i - 15) & 15);
                word = Unsafe.Add(ref w, i & 15)
                    + (Right(w15, 7) ^ Right(w15, 18) ^ (w15 >>> 3))
                    + Unsafe.Add(ref w, (i - 7) & 15)
                    + (Right(w2, 17) ^ Right(w2, 19) ^ (w2 >>> 10));
            }

            Unsafe.Add(ref w, i & 15) = word;
            var first = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + (g ^ (e & (f ^ g))) + Vector256.Create(Unsafe.Add(ref round, i)) + word;
            var second = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) | (c & (a | b)));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
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
    private static Vector256<uint> Right(Vector256<uint> value, int count) => (value >>> count) | (value << (32 - count));
}
