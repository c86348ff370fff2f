namespace Refrain.Keys;

/// <summary>The first byte of every value in a message. Part of format version 1: see <c>docs/key-format.md</c>.</summary>
internal static class KeyTag
{
    public const byte Null = 0x00;
    public const byte False = 0x01;
    public const byte True = 0x02;
    public const byte Integer = 0x03;          // varuint(n), 0 ≤ n < 2^64
    public const byte NegativeInteger = 0x04;  // varuint(-1 - n), -2^64 ≤ n < 0
    public const byte BigInteger = 0x05;       // bytes, two's complement, little-endian, minimal, beyond the two above
    public const byte Character = 0x06;        // varuint(code), at most 0x10FFFF
    public const byte Half = 0x07;
    public const byte Single = 0x08;
    public const byte Double = 0x09;
    public const byte Decimal = 0x0A;
    public const byte Text = 0x0B;             // varuint(bytes) UTF-8
    public const byte UnpairedText = 0x0C;     // varuint(units) UTF-16LE: text with an unpaired surrogate, which UTF-8 cannot hold
    public const byte Bytes = 0x0D;
    public const byte Guid = 0x0E;
    public const byte AbsoluteUri = 0x0F;      // a text value
    public const byte RelativeUri = 0x10;
    public const byte Version = 0x11;
    public const byte Date = 0x12;
    public const byte TimeOfDay = 0x13;
    public const byte Duration = 0x14;
    public const byte DateTime = 0x15;
    public const byte Instant = 0x16;
    public const byte List = 0x20;
    public const byte Set = 0x21;
    public const byte Map = 0x22;
    public const byte Record = 0x23;
    public const byte Task = 0x24;
    public const byte Custom = 0x25;
    public const byte EndCustom = 0x26;
}
