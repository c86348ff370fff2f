using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Refrain.Keys;

/// <summary>
/// The name of a task type and those of its fields, as the encoding has them. Made once for each task type, so that generated code names neither:
/// literals of bytes were a fifth of what it cost at compile time. Immutable.
/// </summary>
internal sealed class FieldNames
{
    /// <summary>An entry of up to so many bytes is copied at once; the table goes on for as long after its last entry.</summary>
    public const int Block = 16;

    // For each field two bytes that say how long its entry is, then the entry: the length of the name as the encoding has it, and the name.
    private readonly byte[] _table;

    public FieldNames(string task, IReadOnlyList<Parameter> parameters)
    {
        Task = Encoding.UTF8.GetBytes(task);
        Significant = parameters.Count(p => p.IsSignificant);
        Insignificant = parameters.Count - Significant;
        var table = new List<byte>();
        foreach (var parameter in Ordered(parameters))
        {
            var name = Encoding.UTF8.GetBytes(parameter.Name);
            byte[] length = name.Length < 0x80 ? [(byte)name.Length] : [(byte)(name.Length | 0x80), (byte)(name.Length >> 7)];
            table.AddRange([.. BitConverter.GetBytes((ushort)(length.Length + name.Length)), .. length, .. name]);
        }

        _table = [.. table, .. new byte[sizeof(ushort) + Block]];
    }

    /// <summary>No fields at all.</summary>
    public static FieldNames None { get; } = new("", []);

    /// <summary>The task's name in UTF-8.</summary>
    public byte[] Task { get; }

    /// <summary>How many parameters are part of the key.</summary>
    public int Significant { get; }

    /// <summary>How many are not.</summary>
    public int Insignificant { get; }

    /// <summary>The first entry. Behind the last one is one of no length.</summary>
    public ref byte First => ref _table[0];

    /// <summary>The length of an entry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ref byte entry) => Unsafe.ReadUnaligned<ushort>(ref entry);

    /// <summary>An entry's bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte BytesOf(ref byte entry) => ref Unsafe.Add(ref entry, sizeof(ushort));

    /// <summary>The entry after one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte After(ref byte entry, int size) => ref Unsafe.Add(ref entry, sizeof(ushort) + size);

    /// <summary>The name in an entry, without its length; empty behind the last entry.</summary>
    public static ReadOnlySpan<byte> NameOf(ref byte entry)
    {
        var size = SizeOf(ref entry);
        var length = size > 0x80 ? 2 : Math.Min(size, 1);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref BytesOf(ref entry), length), size - length);
    }

    /// <summary>The parameters as they are encoded: the significant ones, then the others, each in ordinal order of the names.</summary>
    public static Parameter[] Ordered(IReadOnlyList<Parameter> parameters)
    {
        Parameter[] ordered = [.. parameters];
        Array.Sort(ordered, static (a, b) => a.IsSignificant == b.IsSignificant ? string.CompareOrdinal(a.Name, b.Name) : a.IsSignificant ? -1 : 1);
        return ordered;
    }
}
