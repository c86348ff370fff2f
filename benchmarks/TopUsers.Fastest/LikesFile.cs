using System.Numerics;
using System.Runtime.CompilerServices;

namespace Refrain.Benchmarks.Fastest;

/// <summary>Reads the file of likes; of its three columns the second (the post) is wanted.</summary>
internal static unsafe class LikesFile
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Count(string path, PostTable posts)
    {
        using var blocks = new LineBlocks(path);
        while (blocks.Next(out var line, out var end))
        {
            while (line < end)
            {
                // Nearly every line fits one vector: two masks tell all of it.
                var bars = ByteMasks.Of(line, '|');
                var lineEnd = BitOperations.TrailingZeroCount(ByteMasks.Of(line, '\n'));
                var postStart = BitOperations.TrailingZeroCount(bars) + 1;
                var postEnd = BitOperations.TrailingZeroCount(bars & (bars - 1));
                if (postEnd < lineEnd && lineEnd < ByteMasks.Width)
                {
                    posts.Like(Digits.Parse(line + postEnd, postEnd - postStart));
                    line += lineEnd + 1;
                }
                else
                {
                    line = CountOddLine(line, end, posts);
                }
            }
        }
        posts.CountPending();
    }

    /// <summary>Counts a line that is empty or longer than a vector, byte by byte; gives the start of the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* CountOddLine(byte* line, byte* end, PostTable posts)
    {
        var text = new ReadOnlySpan<byte>(line, (int)(end - line));
        text = text[..text.IndexOf((byte)'\n')];
        var next = line + text.Length + 1;
        if (text is [] or [(byte)'\r'])
            return next;

        var postStart = text.IndexOf((byte)'|') + 1;
        var postLength = text[postStart..].IndexOf((byte)'|');
        if (postStart == 0 || postLength < 0)
            throw new FormatException("A line of likes has too few columns.");
        posts.Like(Digits.Parse(line + postStart + postLength, postLength));
        return next;
    }
}
