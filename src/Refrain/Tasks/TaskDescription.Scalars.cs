namespace Refrain;

// Parameters of the scalar types, which most parameters are: one short call each.
public sealed partial class TaskDescription
{
    /// <summary>Its next parameter, without default.</summary>
    /// <param name="name">The member's name as declared.</param>
    public TaskDescription Boolean(string name) => Add(Parameter.Boolean(name));

    /// <summary>Its next parameter, with a default.</summary>
    /// <param name="name">The member's name as declared.</param>
    /// <param name="value">What an argument left out stands for.</param>
    public TaskDescription Boolean(string name, bool value) => Add(Parameter.Boolean(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Char(string name) => Add(Parameter.Char(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Char(string name, char value) => Add(Parameter.Char(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription SByte(string name) => Add(Parameter.SByte(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription SByte(string name, sbyte value) => Add(Parameter.SByte(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Byte(string name) => Add(Parameter.Byte(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Byte(string name, byte value) => Add(Parameter.Byte(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Int16(string name) => Add(Parameter.Int16(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Int16(string name, short value) => Add(Parameter.Int16(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription UInt16(string name) => Add(Parameter.UInt16(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription UInt16(string name, ushort value) => Add(Parameter.UInt16(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Int32(string name) => Add(Parameter.Int32(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Int32(string name, int value) => Add(Parameter.Int32(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription UInt32(string name) => Add(Parameter.UInt32(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription UInt32(string name, uint value) => Add(Parameter.UInt32(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Int64(string name) => Add(Parameter.Int64(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Int64(string name, long value) => Add(Parameter.Int64(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription UInt64(string name) => Add(Parameter.UInt64(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription UInt64(string name, ulong value) => Add(Parameter.UInt64(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Single(string name) => Add(Parameter.Single(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Single(string name, float value) => Add(Parameter.Single(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Double(string name) => Add(Parameter.Double(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Double(string name, double value) => Add(Parameter.Double(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Decimal(string name) => Add(Parameter.Decimal(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Decimal(string name, decimal value) => Add(Parameter.Decimal(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription String(string name) => Add(Parameter.String(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription String(string name, string value) => Add(Parameter.String(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription Guid(string name) => Add(Parameter.Guid(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription Guid(string name, Guid value) => Add(Parameter.Guid(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription DateOnly(string name) => Add(Parameter.DateOnly(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription DateOnly(string name, DateOnly value) => Add(Parameter.DateOnly(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription TimeOnly(string name) => Add(Parameter.TimeOnly(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription TimeOnly(string name, TimeOnly value) => Add(Parameter.TimeOnly(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription TimeSpan(string name) => Add(Parameter.TimeSpan(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription TimeSpan(string name, TimeSpan value) => Add(Parameter.TimeSpan(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription DateTime(string name) => Add(Parameter.DateTime(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription DateTime(string name, DateTime value) => Add(Parameter.DateTime(name, value));

    /// <inheritdoc cref="Boolean(string)"/>
    public TaskDescription DateTimeOffset(string name) => Add(Parameter.DateTimeOffset(name));

    /// <inheritdoc cref="Boolean(string, bool)"/>
    public TaskDescription DateTimeOffset(string name, DateTimeOffset value) => Add(Parameter.DateTimeOffset(name, value));
}
