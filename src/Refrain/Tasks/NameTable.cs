using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Refrain;

/// <summary>
/// Task types by the UTF-8 bytes of their names, as messages hold them: a message is decoded without making its name a string.
/// Open addressing with linear probing, at most half full. Immutable.
/// </summary>
internal sealed class NameTable
{
    private readonly (byte[] Name, TaskDescriptor Descriptor)[] _slots;

    public NameTable(IReadOnlyCollection<TaskDescriptor> descriptors)
    {
        _slots = new (byte[], TaskDescriptor)[BitOperations.RoundUpToPowerOf2((uint)(2 * descriptors.Count) + 1)];
        foreach (var descriptor in descriptors)
        {
            var name = Encoding.UTF8.GetBytes(descriptor.Name);
            var i = Home(name);
            while (_slots[i].Name is not null)
                i = (i + 1) & (_slots.Length - 1);
            _slots[i] = (name, descriptor);
        }
    }

    /// <summary>The task type of a name, or <see langword="null"/>.</summary>
    public TaskDescriptor? Find(ReadOnlySpan<byte> name)
    {
        for (var i = Home(name); _slots[i].Name is { } found; i = (i + 1) & (_slots.Length - 1))
        {
            if (name.SequenceEqual(found))
                return _slots[i].Descriptor;
        }

        return null;
    }

    /// <summary>Names begin alike, with their namespace: the length and the last sixteen bytes tell almost all of them apart.</summary>
    private int Home(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length;
        if (name.Length >= 2 * sizeof(ulong))
            hash ^= BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^(2 * sizeof(ulong))..]), 23);
        if (name.Length >= sizeof(ulong))
        {
            hash ^= BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var b in name)
                hash = (hash << 8) ^ b;
        }

        return (int)(hash * 0x9E3779B97F4A7C15 >> 33) & (_slots.Length - 1);
    }
}
