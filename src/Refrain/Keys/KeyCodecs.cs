using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Refrain.Keys;

/// <summary>The codecs of the types that Refrain knows. All are immutable and thread-safe; keep what the methods return.</summary>
public static partial class KeyCodecs
{
    /// <summary>The codec of truth values (<see cref="System.Boolean"/>).</summary>
    public static IKeyCodec<bool> Boolean => field ??= new BooleanKeyCodec();

    /// <summary>The codec of UTF-16 code units (<see cref="System.Char"/>).</summary>
    public static IKeyCodec<char> Char => field ??= new CharKeyCodec();

    /// <summary>The codec of Unicode scalar values (<see cref="System.Text.Rune"/>).</summary>
    public static IKeyCodec<Rune> Rune => field ??= new RuneKeyCodec();

    /// <summary>The codec of integers (<see cref="System.SByte"/>).</summary>
    public static IKeyCodec<sbyte> SByte => field ??= new SByteKeyCodec();

    /// <summary>The codec of integers (<see cref="System.Byte"/>).</summary>
    public static IKeyCodec<byte> Byte => field ??= new ByteKeyCodec();

    /// <summary>The codec of integers (<see cref="System.Int16"/>).</summary>
    public static IKeyCodec<short> Int16 => field ??= new Int16KeyCodec();

    /// <summary>The codec of integers (<see cref="System.UInt16"/>).</summary>
    public static IKeyCodec<ushort> UInt16 => field ??= new UInt16KeyCodec();

    /// <summary>The codec of integers (<see cref="System.Int32"/>).</summary>
    public static IKeyCodec<int> Int32 => field ??= new Int32KeyCodec();

    /// <summary>The codec of integers (<see cref="System.UInt32"/>).</summary>
    public static IKeyCodec<uint> UInt32 => field ??= new UInt32KeyCodec();

    /// <summary>The codec of integers (<see cref="System.Int64"/>).</summary>
    public static IKeyCodec<long> Int64 => field ??= new Int64KeyCodec();

    /// <summary>The codec of integers (<see cref="System.UInt64"/>).</summary>
    public static IKeyCodec<ulong> UInt64 => field ??= new UInt64KeyCodec();

    /// <summary>The codec of integers (<see cref="System.Int128"/>).</summary>
    public static IKeyCodec<Int128> Int128 => field ??= new Int128KeyCodec();

    /// <summary>The codec of integers (<see cref="System.UInt128"/>).</summary>
    public static IKeyCodec<UInt128> UInt128 => field ??= new UInt128KeyCodec();

    /// <summary>The codec of integers (<see cref="System.Numerics.BigInteger"/>).</summary>
    public static IKeyCodec<BigInteger> BigInteger => field ??= new BigIntegerKeyCodec();

    /// <summary>The codec of half-precision numbers (<see cref="System.Half"/>).</summary>
    public static IKeyCodec<Half> Half => field ??= new HalfKeyCodec();

    /// <summary>The codec of single-precision numbers (<see cref="System.Single"/>).</summary>
    public static IKeyCodec<float> Single => field ??= new SingleKeyCodec();

    /// <summary>The codec of double-precision numbers (<see cref="System.Double"/>).</summary>
    public static IKeyCodec<double> Double => field ??= new DoubleKeyCodec();

    /// <summary>The codec of decimal numbers (<see cref="System.Decimal"/>).</summary>
    public static IKeyCodec<decimal> Decimal => field ??= new DecimalKeyCodec();

    /// <summary>The codec of text (<see cref="System.String"/>).</summary>
    public static IKeyCodec<string> String => field ??= new StringKeyCodec();

    /// <summary>The codec of bytes (<see cref="System.Byte"/>).</summary>
    public static IKeyCodec<byte[]> Bytes => field ??= new BytesKeyCodec();

    /// <summary>The codec of GUIDs (<see cref="System.Guid"/>).</summary>
    public static IKeyCodec<Guid> Guid => field ??= new GuidKeyCodec();

    /// <summary>The codec of URIs, by their spelling (<see cref="System.Uri"/>).</summary>
    public static IKeyCodec<Uri> Uri => field ??= new UriKeyCodec();

    /// <summary>The codec of version numbers (<see cref="System.Version"/>).</summary>
    public static IKeyCodec<Version> Version => field ??= new VersionKeyCodec();

    /// <summary>The codec of dates (<see cref="System.DateOnly"/>).</summary>
    public static IKeyCodec<DateOnly> DateOnly => field ??= new DateOnlyKeyCodec();

    /// <summary>The codec of times of day (<see cref="System.TimeOnly"/>).</summary>
    public static IKeyCodec<TimeOnly> TimeOnly => field ??= new TimeOnlyKeyCodec();

    /// <summary>The codec of durations (<see cref="System.TimeSpan"/>).</summary>
    public static IKeyCodec<TimeSpan> TimeSpan => field ??= new TimeSpanKeyCodec();

    /// <summary>The codec of dates and times with their kind (<see cref="System.DateTime"/>).</summary>
    public static IKeyCodec<DateTime> DateTime => field ??= new DateTimeKeyCodec();

    /// <summary>The codec of instants (<see cref="System.DateTimeOffset"/>).</summary>
    public static IKeyCodec<DateTimeOffset> DateTimeOffset => field ??= new DateTimeOffsetKeyCodec();

    /// <summary>The codec of an enumeration. Always the same instance.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static IKeyCodec<T> Enum<T>()
        where T : struct, Enum => EnumKeyCodec<T>.Instance;

    /// <summary>The codec of a value type that may be null.</summary>
    /// <typeparam name="T">The value type.</typeparam>
    /// <param name="codec">The codec of its values.</param>
    public static IKeyCodec<T?> Nullable<T>(IKeyCodec<T> codec)
        where T : struct => new NullableKeyCodec<T>(codec);

    /// <summary>The codec of a reference that may be null.</summary>
    /// <typeparam name="T">The reference type.</typeparam>
    /// <param name="codec">The codec of its values.</param>
    public static IKeyCodec<T?> NullableReference<T>(IKeyCodec<T> codec)
        where T : class => new NullableReferenceKeyCodec<T>(codec);

    /// <summary>The codec of arrays. Sequences of equal values are written alike, whatever holds them.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="codec">The codec of the values.</param>
    public static IKeyCodec<T[]> Array<T>(IKeyCodec<T> codec) => new ArrayKeyCodec<T>(codec);

    /// <summary>The codec of read-only lists.</summary>
    /// <inheritdoc cref="Array{T}"/>
    public static IKeyCodec<IReadOnlyList<T>> List<T>(IKeyCodec<T> codec) => new ReadOnlyListKeyCodec<T>(codec);

    /// <summary>The codec of read-only collections, in the order in which they are enumerated.</summary>
    /// <inheritdoc cref="Array{T}"/>
    public static IKeyCodec<IReadOnlyCollection<T>> Collection<T>(IKeyCodec<T> codec) => new ReadOnlyCollectionKeyCodec<T>(codec);

    /// <summary>The codec of immutable arrays; the default one counts as empty.</summary>
    /// <inheritdoc cref="Array{T}"/>
    public static IKeyCodec<ImmutableArray<T>> ImmutableArray<T>(IKeyCodec<T> codec) => new ImmutableArrayKeyCodec<T>(codec);

    /// <summary>The codec of immutable lists.</summary>
    /// <inheritdoc cref="Array{T}"/>
    public static IKeyCodec<ImmutableList<T>> ImmutableList<T>(IKeyCodec<T> codec) => new ImmutableListKeyCodec<T>(codec);

    /// <summary>The codec of sets: sets of equal values are written alike, in whatever order they give them.</summary>
    /// <inheritdoc cref="Array{T}"/>
    public static IKeyCodec<IReadOnlySet<T>> Set<T>(IKeyCodec<T> codec) => new ReadOnlySetKeyCodec<T>(codec);

    /// <inheritdoc cref="Set{T}"/>
    public static IKeyCodec<ImmutableHashSet<T>> ImmutableHashSet<T>(IKeyCodec<T> codec) => new ImmutableHashSetKeyCodec<T>(codec);

    /// <inheritdoc cref="Set{T}"/>
    public static IKeyCodec<ImmutableSortedSet<T>> ImmutableSortedSet<T>(IKeyCodec<T> codec) => new ImmutableSortedSetKeyCodec<T>(codec);

    /// <summary>The codec of dictionaries: those with equal entries are written alike, in whatever order they give them.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of the values.</typeparam>
    /// <param name="keys">The codec of the keys.</param>
    /// <param name="values">The codec of the values.</param>
    public static IKeyCodec<IReadOnlyDictionary<TKey, TValue>> Dictionary<TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values)
        where TKey : notnull => new ReadOnlyDictionaryKeyCodec<TKey, TValue>(keys, values);

    /// <inheritdoc cref="Dictionary{TKey, TValue}"/>
    public static IKeyCodec<ImmutableDictionary<TKey, TValue>> ImmutableDictionary<TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values)
        where TKey : notnull => new ImmutableDictionaryKeyCodec<TKey, TValue>(keys, values);

    /// <inheritdoc cref="Dictionary{TKey, TValue}"/>
    public static IKeyCodec<ImmutableSortedDictionary<TKey, TValue>> ImmutableSortedDictionary<TKey, TValue>(IKeyCodec<TKey> keys, IKeyCodec<TValue> values)
        where TKey : notnull => new ImmutableSortedDictionaryKeyCodec<TKey, TValue>(keys, values);

    /// <summary>Wraps a codec that is not of Refrain, so that what it writes ends where it says, and what it throws while reading becomes a <see cref="KeyFormatException"/>.</summary>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="codec">The codec.</param>
    public static IKeyCodec<T> Custom<T>(IKeyCodec<T> codec) => new CustomKeyCodec<T>(codec);
}
