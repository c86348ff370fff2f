namespace Refrain.Codecs;

/// <summary>The first four bytes of a binary artifact: a mark, what it holds, and the version of the format.</summary>
internal static class ArtifactHeader
{
    public const int Size = 4;

    public static ReadOnlySpan<byte> Value => "RFV\x01"u8;

    public static ReadOnlySpan<byte> Rows => "RFR\x01"u8;

    public static void Check(ref ValueReader reader, ReadOnlySpan<byte> expected)
    {
        if (reader.Remaining < Size)
            reader.Throw("it is shorter than its header");
        Check(ref reader, reader.TakeSpan(Size), expected);
    }

    private static void Check(ref ValueReader reader, ReadOnlySpan<byte> found, ReadOnlySpan<byte> expected)
    {
        if (found.SequenceEqual(expected))
            return;
        if (found[..3].SequenceEqual(expected[..3]))
            reader.Throw($"it is of format version {found[3]}, and this program reads version {expected[3]}");
        reader.Throw(expected[2] == Rows[2] ? "it is not a binary artifact of rows" : "it is not a binary artifact of one value");
    }
}
