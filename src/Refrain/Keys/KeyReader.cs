using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Refrain.Keys;

/// <summary>
/// Reads the canonical encoding of a task, format version 1 (<c>docs/key-format.md</c>), strictly: every value has one form, and any
/// other bytes are a <see cref="KeyFormatException"/>. Allocates no more than the bytes that are really there justify.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
public ref partial struct KeyReader
{
    private readonly ReadOnlySpan<byte> _message;
    private int _position;
    private int _depth;
    private ref byte _names; // the entry of the task's next field (FieldNames)

    /// <summary>Starts to read a message.</summary>
    /// <param name="message">The bytes.</param>
    /// <exception cref="KeyFormatException">They do not start with a format version that this code reads.</exception>
    public KeyReader(ReadOnlySpan<byte> message)
    {
        _message = message;
        _names = ref FieldNames.None.First;
        if (message.IsEmpty)
            throw new KeyFormatException("it is empty.", 0);
        if (message[0] != KeyFormat.Version)
            throw new KeyFormatException($"it has format version {message[0]}; this program reads version {KeyFormat.Version}.", 0);
        _position = 1;
    }

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _message.Length - _position;

    /// <summary>Where the next value starts, in bytes from the start of the message.</summary>
    public readonly int Position => _position;

    /// <summary>The name of the task that comes next, without moving on.</summary>
    /// <returns>The name.</returns>
    /// <exception cref="KeyFormatException">There is no name.</exception>
    public readonly string PeekTaskName()
    {
        var ahead = this;
        return ahead.ReadTaskName();
    }

    /// <summary>The bytes of the name of the task that comes next, without moving on and without a look at whether they are UTF-8.</summary>
    internal readonly ReadOnlySpan<byte> PeekTaskNameBytes()
    {
        if (_position < _message.Length && _message[_position] is var length and < 0x80 && length < Remaining)
            return _message.Slice(_position + 1, length);
        var ahead = this;
        return ahead.Take(ahead.Count());
    }

    /// <summary>Reads the start of the task: its name and the numbers of its parameters, which must be these.</summary>
    /// <param name="name">The task's name in UTF-8.</param>
    /// <param name="significant">How many significant parameters it has.</param>
    /// <param name="insignificant">How many insignificant ones it has.</param>
    /// <exception cref="KeyFormatException">Another task comes, or its parameters are others.</exception>
    public void BeginTask(scoped ReadOnlySpan<byte> name, int significant, int insignificant = 0)
    {
        // The name and both counts in one look, where each of the three lengths takes a byte.
        var end = _position + name.Length;
        if (name.Length < 0x80
            && end + 2 < _message.Length
            && _message[_position] == name.Length
            && _message[end + 1] == significant
            && _message[end + 2] == insignificant
            && _message.Slice(_position + 1, name.Length).SequenceEqual(name)
            && (significant | insignificant) < 0x80)
        {
            _position = end + 3;
            return;
        }

        OtherTask(name, significant, insignificant);
    }

    private void OtherTask(scoped ReadOnlySpan<byte> name, int significant, int insignificant)
    {
        var start = _position;
        var length = Count();
        if (length != name.Length || !_message.Slice(_position, length).SequenceEqual(name))
        {
            _position = start;
            Throw($"task '{Encoding.UTF8.GetString(name)}' was expected, not {Shown(start)}.");
        }

        _position += length;
        Expect(significant, "significant parameters");
        Expect(insignificant, "insignificant parameters");
    }

    /// <summary>Reads the start of a record, which must have so many fields.</summary>
    /// <param name="fields">How many fields the record has.</param>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public void BeginRecord(int fields)
    {
        Tag(KeyTag.Record, "a record");
        Expect(fields, "fields");
    }

    /// <summary>Reads the start of a list.</summary>
    /// <returns>
    /// How many values are said to follow: not more than there are bytes left. Don't allocate by it at once: a value may be larger in
    /// memory than in the message.
    /// </returns>
    /// <exception cref="KeyFormatException">Something else comes.</exception>
    public int BeginList()
    {
        Tag(KeyTag.List, "a list");
        return Count();
    }

    /// <summary>Reads a value with its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="codec">How it is read.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">The bytes are no such value, or sit more than 100 levels deep.</exception>
    public T Read<T>(IKeyCodec<T> codec)
    {
        if (++_depth > KeyFormat.MaxDepth)
            Throw($"values sit in one another more than {KeyFormat.MaxDepth} levels deep.");
        var value = codec.Read(ref this);
        _depth--;
        return value;
    }

    /// <summary>Reads a field with its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The name that must come, in UTF-8.</param>
    /// <param name="codec">How the value is read.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or the bytes are no such value.</exception>
    public T Read<T>(scoped ReadOnlySpan<byte> name, IKeyCodec<T> codec)
    {
        Name(name);
        return Read(codec);
    }

    /// <summary>Reads a null if one comes.</summary>
    /// <returns>Whether it was one.</returns>
    public bool TryReadNull()
    {
        if (_position >= _message.Length || _message[_position] != KeyTag.Null)
            return false;
        _position++;
        return true;
    }

    /// <summary>Checks that the message ends here.</summary>
    /// <exception cref="KeyFormatException">Bytes are left.</exception>
    public readonly void End()
    {
        if (_position != _message.Length)
            Throw($"it goes on for {Remaining} bytes after its end.");
    }

    /// <summary>Throws the exception of a value that a codec of yours does not take.</summary>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="inner">The reason, if an exception gave it.</param>
    /// <exception cref="KeyFormatException">Always.</exception>
    [DoesNotReturn]
    public readonly void Throw(string message, Exception? inner = null) => throw new KeyFormatException(message, Math.Min(_position, _message.Length), inner);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly byte PeekTag()
    {
        if (_position >= _message.Length)
            ThrowEnd();
        return _message[_position];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Tag(byte tag, string expected)
    {
        if (_position >= _message.Length)
            ThrowEnd();
        if (_message[_position] != tag)
            ThrowTag(expected);
        _position++;
    }

    /// <summary>A length or count: never more than there are bytes left, as everything counted takes a byte or more.</summary>
    internal int Count()
    {
        var start = _position;
        var count = Varuint();
        if (count > (ulong)Remaining)
        {
            _position = start;
            Throw($"it announces {count} of what follows, with {Remaining} bytes left.");
        }

        return (int)count;
    }

    internal ReadOnlySpan<byte> Take(int count)
    {
        if (count > Remaining)
            ThrowEnd();
        var taken = _message.Slice(_position, count);
        _position += count;
        return taken;
    }

    /// <summary>The bytes from a position up to here.</summary>
    internal readonly ReadOnlySpan<byte> Since(int start) => _message[start.._position];

    /// <summary>Checks that what was read since a position stands behind what came before, and gives it.</summary>
    internal readonly ReadOnlySpan<byte> InOrder(ReadOnlySpan<byte> last, int start, int index)
    {
        var value = Since(start);
        if (index > 0 && last.SequenceCompareTo(value) >= 0)
            Throw("the values of a set or map are not in ascending order.");
        return value;
    }

    internal string ReadTaskName()
    {
        var name = ReadName();
        if (name.Length == 0)
            Throw("a task's name is empty.");
        return name;
    }

    internal string ReadName()
    {
        var bytes = Take(Count());
        if (!Utf8.IsValid(bytes))
            Throw("a name is not valid UTF-8.");
        return Encoding.UTF8.GetString(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Name(scoped ReadOnlySpan<byte> name)
    {
        // The length byte and the name in one look: names of 128 bytes and more take the other way.
        if (name.Length < 0x80
            && Remaining > name.Length
            && Unsafe.Add(ref MemoryMarshal.GetReference(_message), _position) == name.Length
            && _message.Slice(_position + 1, name.Length).SequenceEqual(name))
            _position += name.Length + 1;
        else
            LongName(name);
    }

    private void LongName(scoped ReadOnlySpan<byte> name)
    {
        var start = _position;
        var length = Count();
        if (length != name.Length || !_message.Slice(_position, length).SequenceEqual(name))
        {
            _position = start;
            Throw($"field '{Encoding.UTF8.GetString(name)}' was expected, not {Shown(start)}.");
        }

        _position += length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Varuint()
    {
        if ((uint)_position < (uint)_message.Length)
        {
            var first = _message[_position];
            if (first < 0x80)
            {
                _position++;
                return first;
            }
        }

        return LongVaruint();
    }

    private ulong LongVaruint()
    {
        var start = _position;
        if (Remaining >= sizeof(ulong))
        {
            // Up to eight groups in one look. The last one is the first byte whose high bit is not set; it isn't zero, as there is more than one.
            var groups = BinaryPrimitives.ReadUInt64LittleEndian(_message[start..]);
            var ends = ~groups & 0x8080_8080_8080_8080;
            groups &= ends ^ (ends - 1);
            if (ends != 0 && groups >> (BitOperations.TrailingZeroCount(ends) - 7) != 0)
            {
                _position = start + (BitOperations.TrailingZeroCount(ends) / 8) + 1;
                return Packed(groups);
            }
        }

        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _message.Length)
                ThrowEnd();
            var group = _message[_position++];
            if (shift == 63 && group > 1)
                break;
            value |= (ulong)(group & 0x7F) << shift;
            if (group >= 0x80)
                continue;
            if (group == 0 && shift > 0)
            {
                _position = start;
                Throw("a number has more bytes than it needs.");
            }

            return value;
        }

        _position = start;
        Throw("a number is larger than 64 bits.");
        return 0;
    }

    /// <summary>The lower seven bits of each of eight bytes as one number: pairs of groups, then of pairs, then of these.</summary>
    private static ulong Packed(ulong groups)
    {
        groups = (groups & 0x007F_007F_007F_007F) | ((groups & 0x7F00_7F00_7F00_7F00) >> 1);
        groups = (groups & 0x0000_3FFF_0000_3FFF) | ((groups & 0x3FFF_0000_3FFF_0000) >> 2);
        return (groups & 0x0000_0000_0FFF_FFFF) | ((groups & 0x0FFF_FFFF_0000_0000) >> 4);
    }

    private void Expect(int count, string what)
    {
        var found = Varuint();
        if (found != (ulong)count)
            Throw($"{count} {what} were expected, not {found}.");
    }

    /// <summary>What stands where a name was expected, cut and made printable, for messages.</summary>
    private readonly string Shown(int start)
    {
        var ahead = this;
        ahead._position = start;
        var bytes = ahead.Take(ahead.Count());
        var cut = bytes[..Math.Min(bytes.Length, 80)];
        return Utf8.IsValid(cut) ? $"'{Encoding.UTF8.GetString(cut)}'" : $"0x{Convert.ToHexString(cut)}";
    }

    [DoesNotReturn]
    private readonly void ThrowEnd() => Throw("it ends in the middle of a value.");

    [DoesNotReturn]
    private readonly void ThrowTag(string expected) => Throw($"{expected} was expected, not {KeyTagName.Of(_message[_position])}.");
}
