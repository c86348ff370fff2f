using Refrain.Keys;

namespace Refrain;

/// <summary>
/// Parameters of scalar types as one text, in the words of their declaration: one literal where there would be a call for each, which was a tenth of what a
/// task's generated half cost the compiler. A default is written as the command line takes it, and only of types whose values have no space and no comma.
/// </summary>
internal static class ParameterList
{
    /// <summary>The parameters of a list.</summary>
    /// <exception cref="FormatException">The text is no such list.</exception>
    public static IEnumerable<Parameter> Parse(string declaration) => declaration.Split(", ").Select(One);

    private static Parameter One(string declaration)
    {
        // A name has no space, whatever its letters are.
        var (type, name, value) = declaration.Split(' ') switch
        {
            [var t, { Length: > 0 } n] => (t, n, null),
            [var t, { Length: > 0 } n, "=", var v] => (t, n, v),
            _ => throw Refused(declaration),
        };
        return type switch
        {
            "bool" => Of(name, KeyCodecs.Boolean, value),
            "char" => Of(name, KeyCodecs.Char, value),
            "sbyte" => Of(name, KeyCodecs.SByte, value),
            "byte" => Of(name, KeyCodecs.Byte, value),
            "short" => Of(name, KeyCodecs.Int16, value),
            "ushort" => Of(name, KeyCodecs.UInt16, value),
            "int" => Of(name, KeyCodecs.Int32, value),
            "uint" => Of(name, KeyCodecs.UInt32, value),
            "long" => Of(name, KeyCodecs.Int64, value),
            "ulong" => Of(name, KeyCodecs.UInt64, value),
            "float" => Of(name, KeyCodecs.Single, value),
            "double" => Of(name, KeyCodecs.Double, value),
            "decimal" => Of(name, KeyCodecs.Decimal, value),
            "string" => Of(name, KeyCodecs.String, value),
            nameof(Guid) => Of(name, KeyCodecs.Guid, value),
            nameof(DateOnly) => Of(name, KeyCodecs.DateOnly, value),
            nameof(TimeOnly) => Of(name, KeyCodecs.TimeOnly, value),
            nameof(TimeSpan) => Of(name, KeyCodecs.TimeSpan, value),
            nameof(DateTime) => Of(name, KeyCodecs.DateTime, value),
            nameof(DateTimeOffset) => Of(name, KeyCodecs.DateTimeOffset, value),
            _ => throw Refused(declaration),
        };
    }

    private static Parameter<T> Of<T>(string name, IKeyCodec<T> codec, string? value) =>
        value is null ? new(name, codec) : new(name, codec) { Default = codec.Parse(value) };

    private static FormatException Refused(string declaration) =>
        new($"'{declaration}' is no parameter of a scalar type: expected a type, a name and perhaps '= value'.");
}
