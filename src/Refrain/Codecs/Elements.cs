using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Refrain.Codecs;

/// <summary>The elements of sequences: a count and each value.</summary>
internal static class Elements
{
    public static void Write<T, TCodec>(ref ValueWriter writer, ReadOnlySpan<T> items)
        where TCodec : struct, IValueCodec<T>
    {
        writer.WriteLength(items.Length);
        if (TCodec.IsMemoryImage && !RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            var size = checked(items.Length * Unsafe.SizeOf<T>());
            writer.WriteRaw(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(items)), size));
            return;
        }

        foreach (var item in items)
            TCodec.Write(ref writer, item);
    }

    public static void Write<T, TCodec>(ref ValueWriter writer, IEnumerable<T> items, string type)
        where TCodec : struct, IValueCodec<T>
    {
        switch (items)
        {
            case null:
                ValueWriter.ThrowNull(type);
                break;
            case T[] array when array.GetType() == typeof(T[]):
                Write<T, TCodec>(ref writer, array);
                break;
            case List<T> list:
                Write<T, TCodec>(ref writer, CollectionsMarshal.AsSpan(list));
                break;
            default:
                // The count is taken from the elements themselves: a collection that lies about its own must not make a
                // malformed artifact.
                Write<T, TCodec>(ref writer, items.ToArray());
                break;
        }
    }

    public static T[] ReadArray<T, TCodec>(ref ValueReader reader)
        where TCodec : struct, IValueCodec<T>
    {
        var count = reader.ReadLength();
        if (count == 0)
            return [];
        if (TCodec.IsMemoryImage && !RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            if (count > reader.Remaining / Unsafe.SizeOf<T>())
                reader.Throw($"{count} elements do not fit into {reader.Remaining} bytes");
            var image = reader.TakeSpan(count * Unsafe.SizeOf<T>());
            var copy = GC.AllocateUninitializedArray<T>(count);
            image.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(copy)), image.Length));
            return copy;
        }

        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
            items[i] = TCodec.Read(ref reader);
        return items;
    }

    /// <summary>The elements of a set, in their order.</summary>
    public static void WriteSorted<T, TCodec>(ref ValueWriter writer, IEnumerable<T> items, string type)
        where TCodec : struct, IOrderedCodec<T>
    {
        if (items is null)
            ValueWriter.ThrowNull(type);
        var sorted = items.ToArray();
        Array.Sort(sorted, TCodec.Compare);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (TCodec.Compare(sorted[i - 1], sorted[i]) == 0)
                ThrowTwice(sorted[i]);
        }

        Write<T, TCodec>(ref writer, sorted);
    }

    /// <summary>The elements of a set, which must stand in their order, each once.</summary>
    public static T[] ReadSorted<T, TCodec>(ref ValueReader reader)
        where TCodec : struct, IOrderedCodec<T>
    {
        var items = ReadArray<T, TCodec>(ref reader);
        for (var i = 1; i < items.Length; i++)
        {
            if (TCodec.Compare(items[i - 1], items[i]) >= 0)
                reader.Throw("the elements of a set do not stand in ascending order");
        }

        return items;
    }

    internal static void ThrowTwice<T>(T item) => throw new InvalidOperationException(
        $"A set or dictionary has {item} twice, which its comparer tells apart and the stored order does not. "
        + "Use a collection with the default comparer.");
}
