using Refrain.Keys;

namespace Refrain;

// Parameters of the scalar types, for generated code. The compiler makes the members of a constructed type anew wherever it is written
// (new Parameter<int>(…)), and that was a sixth of what a task's generated half cost; these it makes once.
public abstract partial class Parameter
{
    /// <summary>A parameter without default.</summary>
    /// <param name="name">The member's name as declared.</param>
    public static Parameter<bool> Boolean(string name) => new(name, KeyCodecs.Boolean);

    /// <summary>A parameter with a default.</summary>
    /// <param name="name">The member's name as declared.</param>
    /// <param name="value">What an argument left out stands for.</param>
    public static Parameter<bool> Boolean(string name, bool value) => new(name, KeyCodecs.Boolean) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<char> Char(string name) => new(name, KeyCodecs.Char);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<char> Char(string name, char value) => new(name, KeyCodecs.Char) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<sbyte> SByte(string name) => new(name, KeyCodecs.SByte);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<sbyte> SByte(string name, sbyte value) => new(name, KeyCodecs.SByte) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<byte> Byte(string name) => new(name, KeyCodecs.Byte);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<byte> Byte(string name, byte value) => new(name, KeyCodecs.Byte) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<short> Int16(string name) => new(name, KeyCodecs.Int16);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<short> Int16(string name, short value) => new(name, KeyCodecs.Int16) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<ushort> UInt16(string name) => new(name, KeyCodecs.UInt16);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<ushort> UInt16(string name, ushort value) => new(name, KeyCodecs.UInt16) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<int> Int32(string name) => new(name, KeyCodecs.Int32);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<int> Int32(string name, int value) => new(name, KeyCodecs.Int32) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<uint> UInt32(string name) => new(name, KeyCodecs.UInt32);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<uint> UInt32(string name, uint value) => new(name, KeyCodecs.UInt32) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<long> Int64(string name) => new(name, KeyCodecs.Int64);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<long> Int64(string name, long value) => new(name, KeyCodecs.Int64) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<ulong> UInt64(string name) => new(name, KeyCodecs.UInt64);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<ulong> UInt64(string name, ulong value) => new(name, KeyCodecs.UInt64) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<float> Single(string name) => new(name, KeyCodecs.Single);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<float> Single(string name, float value) => new(name, KeyCodecs.Single) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<double> Double(string name) => new(name, KeyCodecs.Double);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<double> Double(string name, double value) => new(name, KeyCodecs.Double) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<decimal> Decimal(string name) => new(name, KeyCodecs.Decimal);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<decimal> Decimal(string name, decimal value) => new(name, KeyCodecs.Decimal) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<string> String(string name) => new(name, KeyCodecs.String);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<string> String(string name, string value) => new(name, KeyCodecs.String) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<Guid> Guid(string name) => new(name, KeyCodecs.Guid);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<Guid> Guid(string name, Guid value) => new(name, KeyCodecs.Guid) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<DateOnly> DateOnly(string name) => new(name, KeyCodecs.DateOnly);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<DateOnly> DateOnly(string name, DateOnly value) => new(name, KeyCodecs.DateOnly) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<TimeOnly> TimeOnly(string name) => new(name, KeyCodecs.TimeOnly);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<TimeOnly> TimeOnly(string name, TimeOnly value) => new(name, KeyCodecs.TimeOnly) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<TimeSpan> TimeSpan(string name) => new(name, KeyCodecs.TimeSpan);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<TimeSpan> TimeSpan(string name, TimeSpan value) => new(name, KeyCodecs.TimeSpan) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<DateTime> DateTime(string name) => new(name, KeyCodecs.DateTime);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<DateTime> DateTime(string name, DateTime value) => new(name, KeyCodecs.DateTime) { Default = value };

    /// <inheritdoc cref="Boolean(string)"/>
    public static Parameter<DateTimeOffset> DateTimeOffset(string name) => new(name, KeyCodecs.DateTimeOffset);

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public static Parameter<DateTimeOffset> DateTimeOffset(string name, DateTimeOffset value) => new(name, KeyCodecs.DateTimeOffset) { Default = value };
}
