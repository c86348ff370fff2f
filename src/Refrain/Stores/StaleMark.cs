using System.Buffers.Binary;
using System.Text;

namespace Refrain.Stores;

/// <summary>The mark of a stale artifact, with its cause.</summary>
/// <param name="Cause">The kind of cause.</param>
/// <param name="Because">What caused it: the stale input, or what no longer requires the artifact; the artifact itself for the other kinds.</param>
/// <param name="Text">The cause as people read it: a task, or what somebody said.</param>
/// <param name="At">When the mark was made, in UTC.</param>
public sealed record StaleMark(StaleCause Cause, TaskKey Because, string Text, DateTimeOffset At)
{
    private const int Fixed = 1 + TaskKey.Size + sizeof(long);

    /// <summary>The cause in words: <c>source gone</c>, <c>made from what is stale: Posts(Dataset: ldbc)</c>.</summary>
    public override string ToString()
    {
        var words = Cause switch
        {
            StaleCause.SourceGone => "source gone",
            StaleCause.InputStale => "made from what is stale",
            StaleCause.NotRequired => "no longer required by",
            StaleCause.ByHand => "marked by hand",
            _ => throw new InvalidOperationException($"There is no cause {(int)Cause}."),
        };
        return Text.Length == 0 ? words : Cause == StaleCause.NotRequired ? $"{words} {Text}" : $"{words}: {Text}";
    }

    /// <summary>The mark as a catalog keeps it in bytes: cause, key, ticks of the time, text in UTF-8.</summary>
    public byte[] Pack()
    {
        var bytes = new byte[Fixed + Encoding.UTF8.GetByteCount(Text)];
        bytes[0] = (byte)Cause;
        Because.CopyTo(bytes.AsSpan(1));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1 + TaskKey.Size), At.UtcTicks);
        Encoding.UTF8.GetBytes(Text, bytes.AsSpan(Fixed));
        return bytes;
    }

    /// <summary>Reads what <see cref="Pack"/> wrote.</summary>
    /// <returns><see langword="null"/> if the bytes are no mark.</returns>
    public static StaleMark? Unpack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Fixed || bytes[0] is < (byte)StaleCause.SourceGone or > (byte)StaleCause.ByHand)
            return null;
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + TaskKey.Size)..]);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new((StaleCause)bytes[0], TaskKey.From(bytes.Slice(1, TaskKey.Size)), Encoding.UTF8.GetString(bytes[Fixed..]), new(ticks, TimeSpan.Zero))
            : null;
    }
}
