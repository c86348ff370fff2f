using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Refrain.Keys;

/// <summary>
/// Writes the canonical encoding of a task, format version 1 (<c>docs/key-format.md</c>). Starts in a buffer of the caller and goes on
/// in pooled ones; dispose it to give those back.
/// </summary>
/// <remarks>
/// Each value is one call; a field of a task or record is a call with a name. Fields are to be written in ordinal order of the UTF-8
/// bytes of their names, and as many as were announced. Not thread-safe.
/// </remarks>
public ref partial struct KeyWriter : IDisposable
{
    /// <summary>A buffer size that holds most tasks and suits the stack.</summary>
    internal const int StackSize = 512;

    private readonly KeyForm _form;
    private Span<byte> _buffer;
    private byte[]? _rented;
    private int _position;
    private int _depth;
    private ref byte _names; // the entry of the task's next field (FieldNames)

    /// <summary>Starts an encoding: the version byte is written.</summary>
    /// <param name="buffer">Where to start writing, of any size.</param>
    /// <param name="form">What the encoding is for.</param>
    public KeyWriter(Span<byte> buffer, KeyForm form = KeyForm.Message)
    {
        _form = form;
        _buffer = buffer;
        _names = ref FieldNames.None.First;
        Reserve(1) = KeyFormat.Version;
        _position = 1;
    }

    /// <summary>What was written so far. Valid until the next write.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[.._position];

    /// <summary>What the encoding is for.</summary>
    public readonly KeyForm Form => _form;

    /// <summary>Gives pooled buffers back; what <see cref="Written"/> returned is no longer valid.</summary>
    public void Dispose()
    {
        var rented = _rented;
        _rented = null;
        _buffer = default;
        _position = 0;
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Starts the task: its name and the numbers of its parameters. The significant fields follow, then the others.</summary>
    /// <param name="name">The task's name in UTF-8.</param>
    /// <param name="significant">How many significant parameters follow.</param>
    /// <param name="insignificant">How many insignificant ones the task has.</param>
    /// <returns>Whether the insignificant parameters are to be written: only in a message.</returns>
    public bool BeginTask(ReadOnlySpan<byte> name, int significant, int insignificant = 0)
    {
        var all = _form == KeyForm.Message && insignificant > 0;
        Name(name, 20);
        Varuint((uint)significant);
        Varuint(all ? (uint)insignificant : 0);
        return all;
    }

    /// <summary>Starts a record of named fields.</summary>
    /// <param name="fields">How many fields follow.</param>
    public void BeginRecord(int fields) => Begin(KeyTag.Record, fields);

    /// <summary>Starts a list.</summary>
    /// <param name="count">How many values follow.</param>
    public void BeginList(int count) => Begin(KeyTag.List, count);

    /// <summary>Writes a value with its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="codec">How it is written.</param>
    /// <exception cref="InvalidOperationException">Values sit in one another more than 100 levels deep.</exception>
    public void Write<T>(T value, IKeyCodec<T> codec)
    {
        if (++_depth > KeyFormat.MaxDepth)
            ThrowTooDeep();
        codec.Write(ref this, value);
        _depth--;
    }

    /// <summary>Writes a field with its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="name">The field's name in UTF-8.</param>
    /// <param name="value">The value.</param>
    /// <param name="codec">How it is written.</param>
    /// <exception cref="InvalidOperationException">Values sit in one another more than 100 levels deep.</exception>
    public void WriteField<T>(scoped ReadOnlySpan<byte> name, T value, IKeyCodec<T> codec)
    {
        Name(name, 0);
        Write(value, codec);
    }

    /// <summary>Writes the absence of a value.</summary>
    public void WriteNull() => Tag(KeyTag.Null, 0);

    internal void BeginTaskValue() => Tag(KeyTag.Task, 0);

    internal void BeginCustom() => Tag(KeyTag.Custom, 0);

    internal void EndCustom() => Tag(KeyTag.EndCustom, 0);

    internal void Begin(byte tag, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Tag(tag, 10);
        Varuint((uint)count);
    }

    /// <summary>Appends values that were encoded apart, so that they could be ordered.</summary>
    internal void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer[_position..]);
        _position += bytes.Length;
    }

    /// <summary>A writer of single values without a version byte, of the same form, for what is ordered by its encoding.</summary>
    internal readonly KeyWriter Apart(Span<byte> buffer) => new(buffer, _form) { _position = 0, _depth = _depth };

    internal readonly int Position => _position;

    /// <summary>The field's name, and room for a value of so many bytes behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Name(scoped ReadOnlySpan<byte> name, int room)
    {
        ref var at = ref Reserve(name.Length + 5 + room);
        if (name.Length < 0x80)
        {
            at = (byte)name.Length;
            _position++;
        }
        else
        {
            Varuint((uint)name.Length);
        }

        name.CopyTo(_buffer[_position..]);
        _position += name.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Tag(byte tag, int room)
    {
        Reserve(room + 1) = tag;
        _position++;
    }

    /// <summary>The base-128 form, least significant group first. Room for it (10 bytes) was reserved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Varuint(ulong value)
    {
        if (value < 0x80)
            Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_buffer), _position++) = (byte)value;
        else
            LongVaruint(value);
    }

    private void LongVaruint(ulong value)
    {
        ref var at = ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_buffer), _position);
        var i = 0;
        while (value >= 0x80)
        {
            Unsafe.Add(ref at, i++) = (byte)(value | 0x80);
            value >>= 7;
        }

        Unsafe.Add(ref at, i++) = (byte)value;
        _position += i;
    }

    /// <summary>Makes sure that so many bytes fit, and gives the place of the first.</summary>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int size)
    {
        if (_buffer.Length - _position < size)
            Grow(size);
        return ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(_buffer), _position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        var wanted = Math.Max((long)_position + size, Math.Min(2L * _buffer.Length, Array.MaxLength));
        if (wanted > Array.MaxLength)
            throw new InvalidOperationException("The parameters of a task take more than 2 GiB: keep data in sources and outputs, and name it in parameters.");
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(wanted, StackSize));
        _buffer[.._position].CopyTo(larger);
        if (_rented is not null)
            ArrayPool<byte>.Shared.Return(_rented);
        _buffer = _rented = larger;
    }

    [DoesNotReturn]
    private static void ThrowTooDeep() => throw new InvalidOperationException(
        $"Parameters sit in one another more than {KeyFormat.MaxDepth} levels deep, so no process could read the task's message. Does a task hold itself, or a chain of tasks?");

    [DoesNotReturn]
    private static void ThrowNull(ReadOnlySpan<byte> name) => throw new ArgumentNullException(
        name.IsEmpty ? "value" : Encoding.UTF8.GetString(name),
        "A parameter that is not declared nullable is null: give it a value, or declare its type with a question mark.");
}
