using Refrain.Collections;

namespace Refrain.Stores;

/// <summary>
/// The inputs of an entry as one run of bytes: for each the key, the version, and the number of the requirement's name in the table of texts,
/// seven bits a byte, least first.
/// </summary>
internal static class PackedInputs
{
    private const int Fixed = TaskKey.Size + ContentHash.Size;

    /// <summary>How many bytes inputs may take.</summary>
    /// <exception cref="OverflowException">They are so many that no row could hold them.</exception>
    public static int MostBytes(int inputs) => checked((Fixed + Varint.MostBytes) * inputs);

    /// <summary>Writes inputs.</summary>
    /// <returns>How many bytes they took.</returns>
    public static int Write(IReadOnlyList<CatalogInput> inputs, Func<string, long> number, Span<byte> destination)
    {
        var length = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            var input = inputs[i];
            var span = destination[length..];
            input.Key.CopyTo(span);
            input.Version.CopyTo(span[TaskKey.Size..]);
            length += Fixed + Varint.Write(span[Fixed..], (ulong)number(input.Requirement));
        }

        return length;
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
    public static IReadOnlyList<CatalogInput>? Read(ReadOnlySpan<byte> bytes, Func<long, string> text)
    {
        // Each takes at least so much, so that no more room is made than the bytes justify.
        var most = bytes.Length / (Fixed + 1);
        if (most > SegmentSize<CatalogInput>.Most)
        {
            var many = new SegmentedList<CatalogInput>();
            while (!bytes.IsEmpty)
            {
                if (!TryRead(ref bytes, text, out var input))
                    return null;
                many.Add(input);
            }

            return many;
        }

        var inputs = new CatalogInput[most];
        var count = 0;
        while (!bytes.IsEmpty)
        {
            if (!TryRead(ref bytes, text, out var input))
                return null;
            inputs[count++] = input;
        }

        return count == inputs.Length ? inputs : inputs[..count];
    }

    private static bool TryRead(ref ReadOnlySpan<byte> bytes, Func<long, string> text, out CatalogInput input)
    {
        input = default;
        if (bytes.Length <= Fixed)
            return false;
        var key = TaskKey.From(bytes[..TaskKey.Size]);
        var version = ContentHash.From(bytes[TaskKey.Size..Fixed]);
        bytes = bytes[Fixed..];
        if (!Varint.TryRead(ref bytes, out var number))
            return false;
        input = new(key, version, text((long)number));
        return true;
    }
}
