using System.Numerics;
using System.Text;

namespace Refrain.Tests.Keys.Model;

/// <summary>Any value that a message can hold, for tests: what it is equal to is said here, knowing nothing of the encoding.</summary>
internal abstract record Value
{
    public sealed record Null : Value;

    public sealed record Truth(bool Is) : Value;

    public sealed record Character(int Code) : Value;

    /// <summary>An integer, and how many bits the parameter has that it is written as: 0 for any number of them.</summary>
    public sealed record Integer(BigInteger Number, int Bits) : Value;

    public sealed record Number16(Half Number) : Value;

    public sealed record Number32(float Number) : Value;

    public sealed record Number64(double Number) : Value;

    public sealed record Money(decimal Number) : Value;

    public sealed record Text(string Is) : Value;

    public sealed record Bytes(byte[] Are) : Value;

    public sealed record Id(Guid Is) : Value;

    public sealed record Address(Uri Is) : Value;

    public sealed record Release(Version Is) : Value;

    public sealed record Date(DateOnly Is) : Value;

    public sealed record Clock(TimeOnly Is) : Value;

    public sealed record Span(TimeSpan Is) : Value;

    public sealed record Moment(DateTime Is) : Value;

    public sealed record Instant(DateTimeOffset Is) : Value;

    public sealed record List(IReadOnlyList<Value> Items) : Value;

    public sealed record Record(IReadOnlyList<(string Name, Value Value)> Fields) : Value;

    public sealed record Custom(Value Inner) : Value;

    /// <summary>Equality as DESIGN.md says it, by the rules of .NET and not by bytes.</summary>
    public static bool Same(Value a, Value b) => (a, b) switch
    {
        (Null, Null) => true,
        (Truth x, Truth y) => x.Is == y.Is,
        (Character x, Character y) => x.Code == y.Code,
        (Integer x, Integer y) => x.Number == y.Number,
        (Number16 x, Number16 y) => x.Number.Equals(y.Number),
        (Number32 x, Number32 y) => x.Number.Equals(y.Number),
        (Number64 x, Number64 y) => x.Number.Equals(y.Number),
        (Money x, Money y) => x.Number == y.Number,
        (Text x, Text y) => string.Equals(x.Is, y.Is, StringComparison.Ordinal),
        (Bytes x, Bytes y) => x.Are.SequenceEqual(y.Are),
        (Id x, Id y) => x.Is == y.Is,
        (Address x, Address y) => x.Is.IsAbsoluteUri == y.Is.IsAbsoluteUri && string.Equals(x.Is.OriginalString, y.Is.OriginalString, StringComparison.Ordinal),
        (Release x, Release y) => x.Is.Equals(y.Is),
        (Date x, Date y) => x.Is == y.Is,
        (Clock x, Clock y) => x.Is == y.Is,
        (Span x, Span y) => x.Is == y.Is,
        (Moment x, Moment y) => x.Is == y.Is && x.Is.Kind == y.Is.Kind,
        (Instant x, Instant y) => x.Is == y.Is,
        (List x, List y) => x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(pair => Same(pair.First, pair.Second)),
        (Record x, Record y) => x.Fields.Count == y.Fields.Count
            && x.Fields.All(field => y.Fields.Any(other => other.Name == field.Name && Same(field.Value, other.Value))),
        (Custom x, Custom y) => Same(x.Inner, y.Inner),
        _ => false,
    };

    /// <summary>For the message of a failing property.</summary>
    public sealed override string ToString() => this switch
    {
        List list => "[" + string.Join(", ", list.Items) + "]",
        Record record => "(" + string.Join(", ", record.Fields.Select(field => $"{field.Name}: {field.Value}")) + ")",
        Custom custom => "<" + custom.Inner + ">",
        Text text => "\"" + string.Concat(text.Is.Select(c => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"\\u{(int)c:X4}")) + "\"",
        Bytes bytes => Convert.ToHexString(bytes.Are),
        Integer integer => $"{integer.Number}:{integer.Bits}",
        Address address => address.Is.OriginalString,
        Null => "null",
        _ => PrintMembersOf(this),
    };

    private static string PrintMembersOf(Value value)
    {
        var text = new StringBuilder(value.GetType().Name).Append('(');
        value.PrintMembers(text);
        return text.Append(')').ToString();
    }
}
