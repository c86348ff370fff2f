using System.Globalization;
using System.Text;

namespace Refrain.Keys;

/// <summary>
/// Shows any message as text without knowing the task's type: every value says what it is. Checks the message as strictly as reading it does.
/// </summary>
public static class KeyText
{
    /// <summary>Integers that take more bytes than this are shown in hexadecimal: decimal digits cost time that grows with their square.</summary>
    private const int MaxDecimalBytes = 512;

    /// <summary>The task of a message: <c>App.TopUsers(Count: 10, Dataset: (Name: "ldbc"))</c>, insignificant parameters behind a semicolon.</summary>
    /// <param name="message">The canonical encoding.</param>
    /// <returns>The text: invariant, on one line, with C# escapes.</returns>
    /// <exception cref="KeyFormatException">The bytes are no canonical encoding.</exception>
    public static string Of(ReadOnlySpan<byte> message)
    {
        var reader = new KeyReader(message);
        var text = new StringBuilder();
        Task(ref reader, text, 0);
        reader.End();
        return text.ToString();
    }

    private static void Task(ref KeyReader reader, StringBuilder text, int depth)
    {
        text.Append(reader.ReadTaskName()).Append('(');
        var significant = reader.Count();
        var insignificant = reader.Count();
        Fields(ref reader, text, significant, depth);
        if (insignificant > 0)
        {
            text.Append(significant > 0 ? "; " : ";");
            Fields(ref reader, text, insignificant, depth);
        }

        text.Append(')');
    }

    private static void Fields(ref KeyReader reader, StringBuilder text, int count, int depth)
    {
        ReadOnlySpan<byte> last = default;
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadName();
            var bytes = reader.Since(reader.Position - Encoding.UTF8.GetByteCount(name));
            if (i > 0 && last.SequenceCompareTo(bytes) >= 0)
                reader.Throw($"field '{name}' is not in ordinal order.");
            last = bytes;
            text.Append(i == 0 ? "" : ", ").Append(name).Append(": ");
            Value(ref reader, text, depth + 1);
        }
    }

    private static void Value(ref KeyReader reader, StringBuilder text, int depth)
    {
        if (depth > KeyFormat.MaxDepth)
            reader.Throw($"values sit in one another more than {KeyFormat.MaxDepth} levels deep.");
        var tag = reader.PeekTag();
        switch (tag)
        {
            case KeyTag.List or KeyTag.Set:
                reader.Tag(tag, "a list");
                Items(ref reader, text, depth, isSet: tag == KeyTag.Set);
                break;
            case KeyTag.Map:
                reader.Tag(tag, "a map");
                Entries(ref reader, text, depth);
                break;
            case KeyTag.Record:
                reader.Tag(tag, "a record");
                text.Append('(');
                Fields(ref reader, text, reader.Count(), depth);
                text.Append(')');
                break;
            case KeyTag.Task:
                reader.Tag(tag, "a task");
                Task(ref reader, text, depth);
                break;
            case KeyTag.Custom:
                reader.Tag(tag, "a value of a codec");
                text.Append('<');
                for (var i = 0; reader.PeekTag() != KeyTag.EndCustom; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Value(ref reader, text, depth + 1);
                }

                reader.Tag(KeyTag.EndCustom, "the end");
                text.Append('>');
                break;
            default:
                text.Append(Scalar(ref reader, tag));
                break;
        }
    }

    private static void Items(ref KeyReader reader, StringBuilder text, int depth, bool isSet)
    {
        text.Append(isSet ? '{' : '[');
        var count = reader.Count();
        ReadOnlySpan<byte> last = default;
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            var start = reader.Position;
            Value(ref reader, text, depth + 1);
            if (isSet)
                last = reader.InOrder(last, start, i);
        }

        text.Append(isSet ? '}' : ']');
    }

    private static void Entries(ref KeyReader reader, StringBuilder text, int depth)
    {
        text.Append('{');
        var count = reader.Count();
        ReadOnlySpan<byte> last = default;
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            var start = reader.Position;
            Value(ref reader, text, depth + 1);
            last = reader.InOrder(last, start, i);
            text.Append(": ");
            Value(ref reader, text, depth + 1);
        }

        text.Append('}');
    }

    private static string Scalar(ref KeyReader reader, byte tag)
    {
        switch (tag)
        {
            case KeyTag.Null:
                reader.Tag(tag, "null");
                return "null";
            case KeyTag.False or KeyTag.True: return KeyCodecs.Boolean.Format(reader.ReadBoolean());
            case KeyTag.Integer: return KeyCodecs.UInt64.Format(reader.ReadUInt64());
            case KeyTag.NegativeInteger or KeyTag.BigInteger:
                var number = reader.ReadBigInteger();
                return number.ToString(number.GetByteCount() > MaxDecimalBytes ? "X" : "D", CultureInfo.InvariantCulture);
            case KeyTag.Character:
                reader.Tag(tag, "a character");
                return Character(ref reader);
            case KeyTag.Half: return KeyCodecs.Half.Format(reader.ReadHalf());
            case KeyTag.Single: return KeyCodecs.Single.Format(reader.ReadSingle());
            case KeyTag.Double: return KeyCodecs.Double.Format(reader.ReadDouble());
            case KeyTag.Decimal: return KeyCodecs.Decimal.Format(reader.ReadDecimal());
            case KeyTag.Text or KeyTag.UnpairedText: return Quoted(reader.ReadString(), '"');
            case KeyTag.Bytes: return "0x" + Convert.ToHexStringLower(reader.ReadBytes());
            case KeyTag.Guid: return KeyCodecs.Guid.Format(reader.ReadGuid());
            case KeyTag.AbsoluteUri or KeyTag.RelativeUri: return Quoted(KeyCodecs.Uri.Format(reader.ReadUri()), '"');
            case KeyTag.Version: return KeyCodecs.Version.Format(reader.ReadVersion());
            case KeyTag.Date: return KeyCodecs.DateOnly.Format(reader.ReadDateOnly());
            case KeyTag.TimeOfDay: return KeyCodecs.TimeOnly.Format(reader.ReadTimeOnly());
            case KeyTag.Duration: return KeyCodecs.TimeSpan.Format(reader.ReadTimeSpan());
            case KeyTag.DateTime: return KeyCodecs.DateTime.Format(reader.ReadDateTime());
            case KeyTag.Instant: return KeyCodecs.DateTimeOffset.Format(reader.ReadDateTimeOffset());
            default:
                reader.Throw($"a value was expected, not {KeyTagName.Of(tag)}.");
                return "";
        }
    }

    private static string Character(ref KeyReader reader)
    {
        var code = reader.Varuint();
        if (code > 0x10FFFF)
            reader.Throw("a character lies beyond Unicode.");
        return Quoted(Rune.IsValid((int)code) ? new Rune((int)code).ToString() : ((char)code).ToString(), '\'');
    }

    private static string Quoted(string value, char quote)
    {
        var text = new StringBuilder(value.Length + 2).Append(quote);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
                text.Append(c).Append(value[++i]);
            else if (c == quote || c == '\\')
                text.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
                text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        return text.Append(quote).ToString();
    }
}
