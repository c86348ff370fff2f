namespace Refrain.Codecs;

/// <summary>What the values of a schema are.</summary>
public enum SchemaKind
{
    /// <summary>A truth value, <c>bool</c>.</summary>
    Boolean,

    /// <summary>An 8-bit integer, <c>i8</c>.</summary>
    SByte,

    /// <summary>An 8-bit unsigned integer, <c>u8</c>.</summary>
    Byte,

    /// <summary>A 16-bit integer, <c>i16</c>.</summary>
    Int16,

    /// <summary>A 16-bit unsigned integer, <c>u16</c>.</summary>
    UInt16,

    /// <summary>A 32-bit integer, <c>i32</c>.</summary>
    Int32,

    /// <summary>A 32-bit unsigned integer, <c>u32</c>.</summary>
    UInt32,

    /// <summary>A 64-bit integer, <c>i64</c>.</summary>
    Int64,

    /// <summary>A 64-bit unsigned integer, <c>u64</c>.</summary>
    UInt64,

    /// <summary>A 128-bit integer, <c>i128</c>.</summary>
    Int128,

    /// <summary>A 128-bit unsigned integer, <c>u128</c>.</summary>
    UInt128,

    /// <summary>An integer of any size, <c>bigint</c>.</summary>
    BigInteger,

    /// <summary>A 16-bit floating-point number, <c>f16</c>.</summary>
    Half,

    /// <summary>A 32-bit floating-point number, <c>f32</c>.</summary>
    Single,

    /// <summary>A 64-bit floating-point number, <c>f64</c>.</summary>
    Double,

    /// <summary>A decimal number with its scale, <c>decimal</c>.</summary>
    Decimal,

    /// <summary>A UTF-16 code unit, <c>char</c>.</summary>
    Char,

    /// <summary>A Unicode scalar value, <c>rune</c>.</summary>
    Rune,

    /// <summary>Text, <c>string</c>.</summary>
    String,

    /// <summary>Bytes, <c>bytes</c>.</summary>
    Bytes,

    /// <summary>A GUID, <c>guid</c>.</summary>
    Guid,

    /// <summary>A link, <c>uri</c>.</summary>
    Uri,

    /// <summary>A version, <c>version</c>.</summary>
    Version,

    /// <summary>A point in time with its kind, <c>datetime</c>.</summary>
    DateTime,

    /// <summary>A point in time with its offset, <c>datetimeoffset</c>.</summary>
    DateTimeOffset,

    /// <summary>A day, <c>date</c>.</summary>
    DateOnly,

    /// <summary>A time of day, <c>time</c>.</summary>
    TimeOnly,

    /// <summary>A span of time, <c>timespan</c>.</summary>
    TimeSpan,

    /// <summary>A named integer, <c>enum&lt;i32&gt;{Red=0,Green=1}</c>.</summary>
    Enum,

    /// <summary>A sequence, <c>list&lt;i64&gt;</c>.</summary>
    List,

    /// <summary>Elements in ascending order, each once, <c>set&lt;i64&gt;</c>.</summary>
    Set,

    /// <summary>Entries in the order of their keys, <c>map&lt;string,i64&gt;</c>.</summary>
    Map,

    /// <summary>Named members, <c>record{Name:string,Age:i32?}</c>.</summary>
    Record,

    /// <summary>Members in order, <c>tuple(i64,string)</c>, named where all are, <c>tuple(id:i64,name:string)</c>.</summary>
    Tuple,

    /// <summary>A file of the task's own bytes, <c>file</c>; only as the whole schema.</summary>
    File,
}
