using System.Text;
using Refrain.Codecs;
using Refrain.Generated;
using Refrain.JsonInput;

namespace Refrain.Tests.JsonInput;

public enum Kind
{
    Plain,
    Gift = 7,
}

public sealed record Item(string Product, int Count = 1, [property: Column("unit-price")] decimal Price = 0.50m);

public sealed record Order(
    long Id, string? Note, [property: Column("ordered.at")] DateTime At, IReadOnlyList<Item> Items, Dictionary<string, int> Stock, Kind Kind = Kind.Gift, string Text = "a\"ä\u0001", DateOnly Day = default)
{
    public HashSet<int> Tags { get; init; } = [];

    public (int A, string B)? Pair { get; init; }
}

public readonly record struct Plain(int A, string B, bool C);

public sealed record Cased(int BestPosts, string? UserName, [property: Column("ID")] int Id);

public sealed record Times(DateTime DateTime, DateTimeOffset Offset, DateOnly Day, TimeOnly Time, TimeSpan Span);

public sealed record Numbers(sbyte I8, ushort U16, int I32, uint U32, long I64, ulong U64, Int128 I128, Half F16, float F32, double F64, decimal Amount, bool Flag);

[Task]
public sealed partial record ReadsOrders(string Path)
{
    [Requires] public FileSource File => new(Path);

    public string Run([JsonLines] IEnumerable<Order> file) => string.Join('\n', file.Select(o => FormattableString.Invariant($"{o.Id} {o.Items.Sum(i => i.Count * i.Price)} {o.Kind} {o.Text} {o.Day:O} {o.Tags.Count} {o.Pair}")));
}

[Task]
public sealed partial record ReadsCased(string Path)
{
    [Requires] public FileSource File => new(Path);

    public int Run([JsonLines(Naming = JsonNaming.SnakeCase)] IReadOnlyList<Cased> file) => file.Sum(row => row.BestPosts * row.Id);
}

[Task]
public sealed partial record ReadsOthers(string Path)
{
    [Requires] public FileSource Plain => new(Path);

    [Requires] public FileSource Times => new(Path);

    [Requires] public FileSource Numbers => new(Path);

    public async Task<int> Run([JsonLines] IAsyncEnumerable<Plain> plain, [JsonLines] Times[] times, [JsonLines] List<Numbers> numbers)
    {
        var sum = times.Length + numbers.Count;
        await foreach (var row in plain)
            sum += row.A;
        return sum;
    }
}

/// <summary>Reads text with the generated codecs.</summary>
internal static class Reading
{
    public static List<T> Of<T, TCodec>(byte[] file, JsonNaming naming = JsonNaming.Exact, int most = int.MaxValue, int lineLimit = JsonLinesBlocks.LineLimit)
        where TCodec : struct, IValueCodec<T> =>
        [.. new JsonLinesReader<T, TCodec>(() => new Codecs.TricklingStream(file, most), "data.jsonl", naming, null, lineLimit)];

    public static List<Plain> Plain(string file) => Of<Plain, Refrain_Tests_JsonInput_PlainValueCodec>(Encoding.UTF8.GetBytes(file));

    public static List<Times> Times(string file) => Of<Times, Refrain_Tests_JsonInput_TimesValueCodec>(Encoding.UTF8.GetBytes(file));

    public static List<Numbers> Numbers(string file) => Of<Numbers, Refrain_Tests_JsonInput_NumbersValueCodec>(Encoding.UTF8.GetBytes(file));

    public static List<Order> Orders(string file) => Of<Order, Refrain_Tests_JsonInput_OrderValueCodec>(Encoding.UTF8.GetBytes(file));
}
