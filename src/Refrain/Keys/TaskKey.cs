using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Refrain;

/// <summary>
/// The identity of a task: the SHA-256 of its canonical encoding, which is made of its name and its significant parameters
/// (<c>docs/key-format.md</c>). Equal tasks have equal keys in every process, culture and time zone.
/// </summary>
/// <remarks>Immutable and thread-safe. The order is that of the bytes, and so that of the hexadecimal text.</remarks>
public readonly struct TaskKey : IEquatable<TaskKey>, IComparable<TaskKey>
{
    /// <summary>The length of a key in bytes.</summary>
    public const int Size = 32;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    private TaskKey(ReadOnlySpan<byte> bytes)
    {
        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    private TaskKey(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The key of a task. It is computed once an instance.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Its key.</returns>
    public static TaskKey Of(ITask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Key;
    }

    /// <summary>The key that has these bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public static TaskKey From(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new(bytes)
        : throw new ArgumentException($"A task key has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>The key that is written as 64 hexadecimal digits.</summary>
    /// <param name="text">The digits, in lower or upper case.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static TaskKey Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not a task key, which is 64 hexadecimal digits.");

    /// <summary>Reads a key written as 64 hexadecimal digits.</summary>
    /// <param name="text">The digits, in lower or upper case.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether the text was a key.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TaskKey key)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length == 2 * Size && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done)
        {
            key = new(bytes);
            return true;
        }

        key = default;
        return false;
    }

    /// <summary>Writes the key's bytes.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public void CopyTo(Span<byte> destination)
    {
        if (destination.Length < Size)
            throw new ArgumentException($"A task key has {Size} bytes; the destination has {destination.Length}.", nameof(destination));
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>The key's bytes in a new array.</summary>
    /// <returns><see cref="Size"/> bytes.</returns>
    public byte[] ToByteArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <inheritdoc/>
    public bool Equals(TaskKey other) => _a == other._a && _b == other._b && _c == other._c && _d == other._d;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is TaskKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)_a);

    /// <inheritdoc/>
    public int CompareTo(TaskKey other)
    {
        if (_a != other._a)
            return _a < other._a ? -1 : 1;
        if (_b != other._b)
            return _b < other._b ? -1 : 1;
        if (_c != other._c)
            return _c < other._c ? -1 : 1;
        return _d.CompareTo(other._d);
    }

    /// <summary>The key as 64 lower-case hexadecimal digits.</summary>
    /// <returns>The text.</returns>
    [SkipLocalsInit]
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Whether two keys are equal.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(TaskKey left, TaskKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(TaskKey left, TaskKey right) => !left.Equals(right);

    /// <summary>The key of eight words, which are big-endian in its bytes.</summary>
    internal static TaskKey FromWords(ReadOnlySpan<uint> words) =>
        new(((ulong)words[0] << 32) | words[1], ((ulong)words[2] << 32) | words[3], ((ulong)words[4] << 32) | words[5], ((ulong)words[6] << 32) | words[7]);

    /// <summary>The key of an encoding in <see cref="Keys.KeyForm.Key"/>.</summary>
    [SkipLocalsInit]
    internal static TaskKey Hash(ReadOnlySpan<byte> encoding)
    {
        Span<byte> hash = stackalloc byte[Size];
        if (encoding.Length <= Keys.ShortHash.MostBytes)
            Keys.ShortHash.Of(encoding, hash);
        else
            SHA256.HashData(encoding, hash);
        return new(hash);
    }
}
