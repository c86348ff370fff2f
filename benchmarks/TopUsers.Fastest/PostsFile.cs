using System.Numerics;
using System.Runtime.CompilerServices;

namespace Refrain.Benchmarks.Fastest;

/// <summary>All posts in the order of the file: ids and the numbers of their creators.</summary>
internal sealed record Posts(long[] Ids, int[] Creators, int Count, UserTable Users);

/// <summary>Reads the file of posts; of its eleven columns the first (id) and the ninth (creator) are wanted.</summary>
internal static unsafe class PostsFile
{
    private const int BarsBeforeCreator = 8;

    // Shorter than nearly every line, so that the arrays rarely have to grow. Untouched pages cost nothing.
    private const int LikelyBytesPerPost = 96;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Posts Read(string path)
    {
        var likely = (int)(new FileInfo(path).Length / LikelyBytesPerPost) + 16;
        var ids = GC.AllocateUninitializedArray<long>(likely);
        var creators = GC.AllocateUninitializedArray<int>(likely);
        var users = new UserTable();
        var count = 0;
        // A user's posts stand together, so the table is asked only when the creator changes.
        var lastCreator = -1L;
        var lastNumber = -1;

        using var blocks = new LineBlocks(path);
        while (blocks.Next(out var line, out var end))
        {
            while (line < end)
            {
                var next = Split(line, out var idEnd, out var creatorStart, out var creatorEnd);
                if (creatorEnd == null)
                {
                    Skip(line, next);
                    line = next;
                    continue;
                }
                var creator = Digits.Parse(creatorEnd, (int)(creatorEnd - creatorStart));
                if (creator != lastCreator)
                {
                    lastCreator = creator;
                    lastNumber = users.NumberOf(creator);
                }
                if (count == ids.Length)
                {
                    Array.Resize(ref ids, 2 * count);
                    Array.Resize(ref creators, 2 * count);
                }
                ids[count] = Digits.Parse(idEnd, (int)(idEnd - line));
                creators[count++] = lastNumber;
                line = next;
            }
        }
        return new Posts(ids, creators, count, users);
    }

    /// <summary>Finds the wanted columns of a line and the start of the next; a line with too few columns has no creator.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Split(byte* line, out byte* idEnd, out byte* creatorStart, out byte* creatorEnd)
    {
        idEnd = creatorStart = creatorEnd = null;
        var seen = 0;
        for (var at = line; ; at += ByteMasks.Width)
        {
            var newlines = ByteMasks.Of(at, '\n');
            var bars = ByteMasks.Below(ByteMasks.Of(at, '|'), newlines);
            var upToHere = seen + BitOperations.PopCount(bars);
            if (seen == 0 && upToHere > 0)
                idEnd = at + BitOperations.TrailingZeroCount(bars);
            if (creatorStart == null && upToHere >= BarsBeforeCreator)
                creatorStart = at + ByteMasks.PlaceOf(bars, BarsBeforeCreator - 1 - seen) + 1;
            if (creatorEnd == null && upToHere > BarsBeforeCreator)
                creatorEnd = at + ByteMasks.PlaceOf(bars, BarsBeforeCreator - seen);
            if (newlines != 0)
                return at + BitOperations.TrailingZeroCount(newlines) + 1;
            seen = upToHere;
        }
    }

    /// <summary>Passes over an empty line and refuses any other.</summary>
    private static void Skip(byte* line, byte* next)
    {
        if (next - line > 1 && *line != '\r')
            throw new FormatException($"A line of posts has too few columns: {new string((sbyte*)line, 0, (int)(next - line - 1))}");
    }
}
