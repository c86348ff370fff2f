namespace Refrain.Keys;

/// <summary>The names of the tags, for messages.</summary>
internal static class KeyTagName
{
    public static string Of(byte tag) => tag switch
    {
        KeyTag.Null => "null",
        KeyTag.False => "false",
        KeyTag.True => "true",
        KeyTag.Integer or KeyTag.NegativeInteger or KeyTag.BigInteger => "an integer",
        KeyTag.Character => "a character",
        KeyTag.Half => "a half-precision number",
        KeyTag.Single => "a single-precision number",
        KeyTag.Double => "a double-precision number",
        KeyTag.Decimal => "a decimal number",
        KeyTag.Text or KeyTag.UnpairedText => "text",
        KeyTag.Bytes => "bytes",
        KeyTag.Guid => "a GUID",
        KeyTag.AbsoluteUri or KeyTag.RelativeUri => "a URI",
        KeyTag.Version => "a version",
        KeyTag.Date => "a date",
        KeyTag.TimeOfDay => "a time of day",
        KeyTag.Duration => "a duration",
        KeyTag.DateTime => "a date and time",
        KeyTag.Instant => "an instant",
        KeyTag.List => "a list",
        KeyTag.Set => "a set",
        KeyTag.Map => "a map",
        KeyTag.Record => "a record",
        KeyTag.Task => "a task",
        KeyTag.Custom => "a value of a codec",
        KeyTag.EndCustom => "the end of a value of a codec",
        _ => $"the unknown tag 0x{tag:X2}",
    };
}
