using System.Buffers;

namespace Refrain.Stores;

/// <summary>
/// The inputs of an entry as one run of bytes: for each the key, the version, and the number of the requirement's name in the table of texts,
/// seven bits a byte, least first.
/// </summary>
internal static class PackedInputs
{
    private const int Fixed = TaskKey.Size + ContentHash.Size;

    public static void Write(IReadOnlyList<CatalogInput> inputs, Func<string, long> number, ArrayBufferWriter<byte> destination)
    {
        destination.ResetWrittenCount();
        for (var i = 0; i < inputs.Count; i++)
        {
            var input = inputs[i];
            var span = destination.GetSpan(Fixed + 10);
            input.Key.CopyTo(span);
            input.Version.CopyTo(span[TaskKey.Size..]);
            var length = Fixed;
            var rest = (ulong)number(input.Requirement);
            for (; rest >= 0x80; rest >>= 7)
                span[length++] = (byte)(rest | 0x80);
            span[length++] = (byte)rest;
            destination.Advance(length);
        }
    }

    /// <summary>The keys of inputs that <see cref="Write"/> packed; as many as make sense.</summary>
    public static List<TaskKey> Keys(ReadOnlySpan<byte> bytes)
    {
        var keys = new List<TaskKey>(bytes.Length / (Fixed + 1));
        while (bytes.Length > Fixed)
        {
            keys.Add(TaskKey.From(bytes[..TaskKey.Size]));
            bytes = bytes[Fixed..];
            while (bytes.Length > 1 && bytes[0] >= 0x80)
                bytes = bytes[1..];
            bytes = bytes[1..];
        }

        return keys;
    }

    /// <returns><see langword="null"/> if the bytes are no packed inputs.</returns>
    public static CatalogInput[]? Read(ReadOnlySpan<byte> bytes, Func<long, string> text)
    {
        // Each takes at least so much, so that no more room is made than the bytes justify.
        var inputs = new CatalogInput[bytes.Length / (Fixed + 1)];
        var count = 0;
        while (!bytes.IsEmpty)
        {
            if (bytes.Length <= Fixed)
                return null;
            var key = TaskKey.From(bytes[..TaskKey.Size]);
            var version = ContentHash.From(bytes[TaskKey.Size..Fixed]);
            bytes = bytes[Fixed..];
            long number = 0;
            for (var shift = 0; ; shift += 7)
            {
                if (bytes.IsEmpty || shift > 56)
                    return null;
                var part = bytes[0];
                bytes = bytes[1..];
                number |= (long)(part & 0x7F) << shift;
                if (part < 0x80)
                    break;
            }

            inputs[count++] = new(key, version, text(number));
        }

        return count == inputs.Length ? inputs : inputs[..count];
    }
}
