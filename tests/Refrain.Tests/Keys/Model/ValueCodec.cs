using System.Numerics;
using System.Text;
using Refrain.Keys;

namespace Refrain.Tests.Keys.Model;

/// <summary>Writes and reads any value through the public writer and reader, by the tag that comes.</summary>
internal sealed class ValueCodec : IKeyCodec<Value>
{
    public static readonly ValueCodec Instance = new();

    private static readonly IKeyCodec<Value[]> _lists = KeyCodecs.Array(Instance);
    private static readonly IKeyCodec<Value> _custom = KeyCodecs.Custom(Instance);

    public void Write(ref KeyWriter writer, Value value)
    {
        switch (value)
        {
            case Value.Null: writer.WriteNull(); break;
            case Value.Truth x: writer.Write(x.Is); break;
            case Value.Character x when Rune.IsValid(x.Code) && (x.Code > char.MaxValue || x.Code % 2 == 0): writer.Write(new Rune(x.Code)); break;
            case Value.Character x: writer.Write((char)x.Code); break;
            case Value.Integer x: Write(ref writer, x); break;
            case Value.Number16 x: writer.Write(x.Number); break;
            case Value.Number32 x: writer.Write(x.Number); break;
            case Value.Number64 x: writer.Write(x.Number); break;
            case Value.Money x: writer.Write(x.Number); break;
            case Value.Text x: writer.Write(x.Is); break;
            case Value.Bytes x: writer.WriteBytes(x.Are); break;
            case Value.Id x: writer.Write(x.Is); break;
            case Value.Address x: writer.Write(x.Is); break;
            case Value.Release x: writer.Write(x.Is); break;
            case Value.Date x: writer.Write(x.Is); break;
            case Value.Clock x: writer.Write(x.Is); break;
            case Value.Span x: writer.Write(x.Is); break;
            case Value.Moment x: writer.Write(x.Is); break;
            case Value.Instant x: writer.Write(x.Is); break;
            case Value.List x: writer.Write([.. x.Items], _lists); break;
            case Value.Record x:
                writer.BeginRecord(x.Fields.Count);
                foreach (var (name, field) in x.Fields.OrderBy(field => field.Name, StringComparer.Ordinal))
                    writer.WriteField(Encoding.UTF8.GetBytes(name), field, this);
                break;
            case Value.Custom x: writer.Write(x.Inner, _custom); break;
            default: throw new InvalidOperationException(value.GetType().Name);
        }
    }

    public Value Read(ref KeyReader reader)
    {
        var tag = reader.PeekTag();
        switch (tag)
        {
            case KeyTag.Null:
                Assert.True(reader.TryReadNull());
                return new Value.Null();
            case KeyTag.False or KeyTag.True: return new Value.Truth(reader.ReadBoolean());
            case KeyTag.Character: return Character(ref reader);
            case KeyTag.Integer: return new Value.Integer(reader.ReadUInt64(), 64);
            case KeyTag.NegativeInteger or KeyTag.BigInteger: return new Value.Integer(reader.ReadBigInteger(), 0);
            case KeyTag.Half: return new Value.Number16(reader.ReadHalf());
            case KeyTag.Single: return new Value.Number32(reader.ReadSingle());
            case KeyTag.Double: return new Value.Number64(reader.ReadDouble());
            case KeyTag.Decimal: return new Value.Money(reader.ReadDecimal());
            case KeyTag.Text or KeyTag.UnpairedText: return new Value.Text(reader.ReadString());
            case KeyTag.Bytes: return new Value.Bytes(reader.ReadBytes().ToArray());
            case KeyTag.Guid: return new Value.Id(reader.ReadGuid());
            case KeyTag.AbsoluteUri or KeyTag.RelativeUri: return new Value.Address(reader.ReadUri());
            case KeyTag.Version: return new Value.Release(reader.ReadVersion());
            case KeyTag.Date: return new Value.Date(reader.ReadDateOnly());
            case KeyTag.TimeOfDay: return new Value.Clock(reader.ReadTimeOnly());
            case KeyTag.Duration: return new Value.Span(reader.ReadTimeSpan());
            case KeyTag.DateTime: return new Value.Moment(reader.ReadDateTime());
            case KeyTag.Instant: return new Value.Instant(reader.ReadDateTimeOffset());
            case KeyTag.List: return new Value.List(reader.Read(_lists));
            case KeyTag.Record: return Record(ref reader);
            case KeyTag.Custom: return new Value.Custom(reader.Read(_custom));
            default:
                reader.Throw("a value was expected.");
                return null!;
        }
    }

    public string Format(Value value) => value.ToString();

    public Value Parse(string text) => throw new FormatException("Values of tests are not parsed.");

    private static void Write(ref KeyWriter writer, Value.Integer x)
    {
        switch (x.Bits)
        {
            case 8: writer.Write((sbyte)x.Number); break;
            case 16: writer.Write((short)x.Number); break;
            case 32: writer.Write((int)x.Number); break;
            case 64 when x.Number.Sign < 0: writer.Write((long)x.Number); break;
            case 64: writer.Write((ulong)x.Number); break;
            case 128: writer.Write((Int128)x.Number); break;
            default: writer.Write(x.Number); break;
        }
    }

    private static Value Character(ref KeyReader reader)
    {
        // A surrogate alone is a char and no rune; beyond 0xFFFF it is the other way round.
        var ahead = reader;
        try
        {
            var rune = ahead.ReadRune();
            reader = ahead;
            return new Value.Character(rune.Value);
        }
        catch (KeyFormatException)
        {
            return new Value.Character(reader.ReadChar());
        }
    }

    private Value Record(ref KeyReader reader)
    {
        // Records of any fields: the reader takes names that are known beforehand, so this looks them up in the bytes first.
        reader.Tag(KeyTag.Record, "a record");
        var count = reader.Count();
        var fields = new List<(string, Value)>();
        var last = "";
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadName();
            if (i > 0 && string.CompareOrdinal(last, name) >= 0)
                reader.Throw("names are not in order.");
            last = name;
            fields.Add((name, reader.Read(this)));
        }

        return new Value.Record(fields);
    }

    public static byte[] Encode(Value value)
    {
        using var writer = new KeyWriter(stackalloc byte[16]);
        writer.Write(value, Instance);
        return writer.Written.ToArray();
    }

    public static Value Decode(ReadOnlySpan<byte> message)
    {
        var reader = new KeyReader(message);
        var value = reader.Read(Instance);
        reader.End();
        return value;
    }
}
