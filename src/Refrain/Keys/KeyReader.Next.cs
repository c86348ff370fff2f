using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Refrain.Keys;

// The fields of a task one after another: the names that must come are known from its descriptor.
public ref partial struct KeyReader
{
    /// <summary>Reads the task's next field, which is a truth value.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public bool NextBoolean() => Boolean(AfterName());

    /// <summary>Reads the task's next field, which is a UTF-16 code unit.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public char NextChar()
    {
        NextName();
        return ReadChar();
    }

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public sbyte NextSByte() => (sbyte)Integer(AfterName(), sbyte.MinValue, sbyte.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public byte NextByte() => (byte)Integer(AfterName(), byte.MinValue, byte.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public short NextInt16() => (short)Integer(AfterName(), short.MinValue, short.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public ushort NextUInt16() => (ushort)Integer(AfterName(), ushort.MinValue, ushort.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public int NextInt32() => (int)Integer(AfterName(), int.MinValue, int.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public uint NextUInt32() => (uint)Integer(AfterName(), uint.MinValue, uint.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public long NextInt64() => Integer(AfterName(), long.MinValue, long.MaxValue);

    /// <summary>Reads the task's next field, which is an integer.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public ulong NextUInt64()
    {
        NextName();
        return ReadUInt64();
    }

    /// <summary>Reads the task's next field, which is a number.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public float NextSingle()
    {
        NextName();
        return ReadSingle();
    }

    /// <summary>Reads the task's next field, which is a number.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public double NextDouble()
    {
        NextName();
        return ReadDouble();
    }

    /// <summary>Reads the task's next field, which is a decimal number.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public decimal NextDecimal()
    {
        NextName();
        return ReadDecimal();
    }

    /// <summary>Reads the task's next field, which is text.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public string NextString() => String(AfterName());

    /// <summary>Reads the task's next field, which is a GUID.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public Guid NextGuid()
    {
        NextName();
        return ReadGuid();
    }

    /// <summary>Reads the task's next field, which is a date.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public DateOnly NextDateOnly() => DateOnly(AfterName());

    /// <summary>Reads the task's next field, which is a time of day.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public TimeOnly NextTimeOnly()
    {
        NextName();
        return ReadTimeOnly();
    }

    /// <summary>Reads the task's next field, which is a duration.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public TimeSpan NextTimeSpan()
    {
        NextName();
        return ReadTimeSpan();
    }

    /// <summary>Reads the task's next field, which is ticks and kind.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public DateTime NextDateTime()
    {
        NextName();
        return ReadDateTime();
    }

    /// <summary>Reads the task's next field, which is an instant.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or another value.</exception>
    public DateTimeOffset NextDateTimeOffset()
    {
        NextName();
        return ReadDateTimeOffset();
    }

    /// <summary>Reads the task's next field with its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="codec">How it is read.</param>
    /// <returns>The value.</returns>
    /// <exception cref="KeyFormatException">Another field comes, or the bytes are no such value.</exception>
    public T Next<T>(IKeyCodec<T> codec)
    {
        NextName();
        return Read(codec);
    }

    /// <summary>Reads the start of a task whose fields follow, and gives back where the names of the task around it go on.</summary>
    internal ref byte BeginTask(FieldNames names)
    {
        BeginTask(names.Task, names.Significant, names.Insignificant);
        return ref Expect(names);
    }

    /// <summary><see cref="BeginTask(FieldNames)"/> where the name that comes was compared already.</summary>
    internal ref byte BeginFoundTask(FieldNames names)
    {
        var end = _position + names.Task.Length;
        if (names.Task.Length >= 0x80
            || end + 2 >= _message.Length
            || _message[end + 1] != names.Significant
            || _message[end + 2] != names.Insignificant
            || (names.Significant | names.Insignificant) >= 0x80)
            return ref BeginTask(names);
        _position = end + 3;
        return ref Expect(names);
    }

    /// <summary>From here on the names of this task must come; gives back where those of the task around it go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Expect(FieldNames names)
    {
        ref var outer = ref _names;
        _names = ref names.First;
        return ref outer;
    }

    /// <summary>Ends a task.</summary>
    internal void EndTask([UnscopedRef] ref byte outer) => _names = ref outer;

    /// <summary>Goes behind the name of the next field, to its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NextName() => _position = AfterName();

    /// <summary>Where the value of the next field is, if its name is the one that must come. The position itself stays: it is written once a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int AfterName()
    {
        ref var entry = ref _names;
        var position = _position;
        var size = FieldNames.SizeOf(ref entry);
        // The length byte and the name in one look, where both sides have so many bytes.
        if ((uint)(size - 1) < FieldNames.Block && _message.Length - position >= FieldNames.Block)
        {
            var equal = Vector128.Equals(
                Vector128.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(_message), position)), Vector128.LoadUnsafe(ref FieldNames.BytesOf(ref entry)));
            if ((~equal.ExtractMostSignificantBits() & ((1u << size) - 1)) == 0)
            {
                _names = ref FieldNames.After(ref entry, size);
                return position + size;
            }
        }

        return OtherName();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int OtherName()
    {
        var name = FieldNames.NameOf(ref _names);
        if (name.IsEmpty)
            throw new InvalidOperationException("A task reads more fields than it has parameters, or a codec reads fields of the task.");
        Name(name);
        _names = ref FieldNames.After(ref _names, FieldNames.SizeOf(ref _names));
        return _position;
    }
}
