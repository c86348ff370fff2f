using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Refrain.Keys;

// The fields of a task one after another: their names are known from its descriptor, and generated code gives the values alone.
public ref partial struct KeyWriter
{
    /// <summary>Writes the task's next field, which is a truth value.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextBoolean(bool value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a UTF-16 code unit.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextChar(char value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is an integer.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextInt32(int value) => NextInt64(value);

    /// <summary>Writes the task's next field, which is an integer.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextUInt32(uint value) => NextInt64(value);

    /// <summary>Writes the task's next field, which is an integer.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextInt64(long value)
    {
        NextName();
        Integer(value);
    }

    /// <summary>Writes the task's next field, which is an integer.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextUInt64(ulong value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a number.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextSingle(float value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a number.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextDouble(double value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a decimal number.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextDecimal(decimal value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is text.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextString(string value)
    {
        if (value is null)
            ThrowNull(NextBytes());
        NextName();
        Text(value);
    }

    /// <summary>Writes the task's next field, which is a GUID.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextGuid(Guid value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a date.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextDateOnly(DateOnly value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a time of day.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextTimeOnly(TimeOnly value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is a duration.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextTimeSpan(TimeSpan value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is ticks and kind.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextDateTime(DateTime value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field, which is an instant.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextDateTimeOffset(DateTimeOffset value)
    {
        NextName();
        Write(value);
    }

    /// <summary>Writes the task's next field with its codec.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="codec">How it is written.</param>
    /// <exception cref="InvalidOperationException">Values sit in one another more than 100 levels deep.</exception>
    public void Next<T>(T value, IKeyCodec<T> codec)
    {
        NextName();
        Write(value, codec);
    }

    /// <summary>Where the names of the task's fields go on: for <see cref="EndTask"/>, once a task that is a value of it was written.</summary>
    internal readonly ref byte Fields => ref _names;

    /// <summary>Starts a task whose fields follow.</summary>
    internal void BeginTask(FieldNames names)
    {
        BeginTask(names.Task, names.Significant, names.Insignificant);
        _names = ref names.First;
    }

    /// <summary>Ends a task: the fields of the one around it go on.</summary>
    internal void EndTask([UnscopedRef] ref byte outer) => _names = ref outer;

    /// <summary>The name of the next field, and room for a value of a fixed size behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void NextName()
    {
        ref var entry = ref _names;
        var size = FieldNames.SizeOf(ref entry);
        if ((uint)(size - 1) < FieldNames.Block)
        {
            Unsafe.WriteUnaligned(ref Reserve(FieldNames.Block + SmallValue), Unsafe.ReadUnaligned<Vector128<byte>>(ref FieldNames.BytesOf(ref entry)));
            _position += size;
            _names = ref FieldNames.After(ref entry, size);
        }
        else
        {
            LongName();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LongName()
    {
        var name = NextBytes();
        if (name.IsEmpty)
            throw new InvalidOperationException("A task writes more fields than it has parameters, or a codec writes fields of the task.");
        Name(name, SmallValue);
        _names = ref FieldNames.After(ref _names, FieldNames.SizeOf(ref _names));
    }

    /// <summary>The next field's name without its length.</summary>
    private readonly ReadOnlySpan<byte> NextBytes() => FieldNames.NameOf(ref _names);
}
