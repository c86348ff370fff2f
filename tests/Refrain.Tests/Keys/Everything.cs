using System.Collections.Immutable;
using System.Numerics;
using Refrain.Keys;

namespace Refrain.Tests.Keys;

/// <summary>A task by hand whose parameters are of every kind, as the generator would write it.</summary>
internal sealed record Everything(
    int Count, string Name, ImmutableArray<DateOnly> Days, IReadOnlySet<string> Tags, IReadOnlyDictionary<string, decimal> Prices,
    Span? Window, DayOfWeek Weekday, Temperature Limit, Everything? Previous, IReadOnlyList<int[]?> Grid, BigInteger Big, Uri Address) : TaskRecord, ITask<string>, ITaskType
{
    private static readonly IKeyCodec<ImmutableArray<DateOnly>> _days = KeyCodecs.ImmutableArray(KeyCodecs.DateOnly);
    private static readonly IKeyCodec<IReadOnlySet<string>> _tags = KeyCodecs.Set(KeyCodecs.String);
    private static readonly IKeyCodec<IReadOnlyDictionary<string, decimal>> _prices = KeyCodecs.Dictionary(KeyCodecs.String, KeyCodecs.Decimal);
    private static readonly IKeyCodec<Span?> _window = KeyCodecs.NullableReference(SpanKeyCodec.Instance);
    private static readonly IKeyCodec<Temperature> _limit = KeyCodecs.Custom(new TemperatureCodec());
    private static readonly IKeyCodec<Everything?> _previous = KeyCodecs.NullableReference(KeyCodecs.Task<Everything>());
    private static readonly IKeyCodec<IReadOnlyList<int[]?>> _grid = KeyCodecs.List(KeyCodecs.NullableReference(KeyCodecs.Array(KeyCodecs.Int32)));

    /// <summary>Not part of the key.</summary>
    public int BatchSize { get; init; }

    public static TaskRegistry Registry { get; } = new([TaskDescriptor.Of<Everything>()]);

    static TaskDescription ITaskType.Describe() => new TaskDescription("Tests.Everything", "")
        .Parameters("int Count, string Name")
        .Add(new Parameter<ImmutableArray<DateOnly>>("Days", _days))
        .Add(new Parameter<IReadOnlySet<string>>("Tags", _tags))
        .Add(new Parameter<IReadOnlyDictionary<string, decimal>>("Prices", _prices))
        .Add(new Parameter<Span?>("Window", _window))
        .Add(new Parameter<DayOfWeek>("Weekday", KeyCodecs.Enum<DayOfWeek>()))
        .Add(new Parameter<Temperature>("Limit", _limit))
        .Add(new Parameter<Everything?>("Previous", _previous))
        .Add(new Parameter<IReadOnlyList<int[]?>>("Grid", _grid))
        .Add(new Parameter<BigInteger>("Big", KeyCodecs.BigInteger))
        .Add(new Parameter<Uri>("Address", KeyCodecs.Uri))
        .Add(Parameter.Int32("BatchSize").Insignificant());

    static ITask ITaskType.Read(ref KeyReader reader)
    {
        var address = reader.Next(KeyCodecs.Uri);
        var big = reader.Next(KeyCodecs.BigInteger);
        var count = reader.NextInt32();
        var days = reader.Next(_days);
        var grid = reader.Next(_grid);
        var limit = reader.Next(_limit);
        var name = reader.NextString();
        var previous = reader.Next(_previous);
        var prices = reader.Next(_prices);
        var tags = reader.Next(_tags);
        var weekday = reader.Next(KeyCodecs.Enum<DayOfWeek>());
        var window = reader.Next(_window);
        return new Everything(count, name, days, tags, prices, window, weekday, limit, previous, grid, big, address) { BatchSize = reader.NextInt32() };
    }

    TaskDescriptor ITaskType.Write(ref KeyWriter writer)
    {
        var type = TaskDescriptor.Begin<Everything>(ref writer);
        writer.Next(Address, KeyCodecs.Uri);
        writer.Next(Big, KeyCodecs.BigInteger);
        writer.NextInt32(Count);
        writer.Next(Days, _days);
        writer.Next(Grid, _grid);
        writer.Next(Limit, _limit);
        writer.NextString(Name);
        writer.Next(Previous, _previous);
        writer.Next(Prices, _prices);
        writer.Next(Tags, _tags);
        writer.Next(Weekday, KeyCodecs.Enum<DayOfWeek>());
        writer.Next(Window, _window);
        if (writer.Form == KeyForm.Message)
            writer.NextInt32(BatchSize);
        return type;
    }

    public bool Equals(Everything? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => KeyCache.Hash(this);

    public static Everything Random(Random random, int depth = 3) => new(
        random.Next(-100, 100),
        new string((char)random.Next(0x20, 0x3000), random.Next(80)),
        [.. Enumerable.Range(0, random.Next(4)).Select(i => DateOnly.FromDayNumber(random.Next(700_000, 800_000)))],
        Enumerable.Range(0, random.Next(5)).Select(i => "tag" + random.Next(10)).ToImmutableHashSet(),
        Enumerable.Range(0, random.Next(4)).ToImmutableDictionary(i => "k" + i, i => random.Next(1000) / 100m),
        random.Next(2) == 0 ? null : new(random.Next(10), "s" + random.Next(5)),
        (DayOfWeek)random.Next(7),
        new(random.Next(-40, 40)),
        depth == 0 || random.Next(2) == 0 ? null : Random(random, depth - 1),
        [.. Enumerable.Range(0, random.Next(3)).Select(i => i == 1 ? null : Enumerable.Range(0, random.Next(40)).ToArray())],
        random.Next(2) == 0 ? random.Next() : BigInteger.Pow(random.Next(-9, 9), 50),
        new("https://example.org/" + random.Next(100)))
    {
        BatchSize = random.Next(1000),
    };
}

/// <summary>A record that is a parameter, and is not sealed.</summary>
internal record Span(int Length, string Unit);

/// <summary>A derived record, which has more than its base shows.</summary>
internal sealed record NamedSpan(int Length, string Unit, string Name) : Span(Length, Unit);

/// <summary>The codec of a record, as the generator writes it.</summary>
internal sealed class SpanKeyCodec : RecordKeyCodec<Span>
{
    public static readonly SpanKeyCodec Instance = new();

    private SpanKeyCodec()
        : base(new Parameter<int>("Length", KeyCodecs.Int32), new Parameter<string>("Unit", KeyCodecs.String) { Default = "m" })
    {
    }

    public override void Write(ref KeyWriter writer, Span value)
    {
        Exact(value);
        writer.BeginRecord(2);
        writer.WriteInt32("Length"u8, value.Length);
        writer.WriteString("Unit"u8, value.Unit);
    }

    public override Span Read(ref KeyReader reader)
    {
        reader.BeginRecord(2);
        var v0 = reader.ReadInt32("Length"u8);
        var v1 = reader.ReadString("Unit"u8);
        return new(v0, v1);
    }

    public override Span Create(TaskArguments arguments) => new(arguments.Get<int>(0), arguments.Get<string>(1));
}

/// <summary>A type with a codec of the user, which refuses some values.</summary>
internal readonly record struct Temperature(double Celsius);

/// <summary>A codec of the user: it writes two values, and throws what it likes.</summary>
internal sealed class TemperatureCodec : IKeyCodec<Temperature>
{
    public void Write(ref KeyWriter writer, Temperature value)
    {
        writer.Write("°C");
        writer.Write(value.Celsius);
    }

    public Temperature Read(ref KeyReader reader)
    {
        if (reader.ReadString() != "°C")
            throw new ArgumentException("Another unit.");
        return new(reader.ReadDouble());
    }

    public string Format(Temperature value) => KeyCodecs.Double.Format(value.Celsius) + "°C";

    public Temperature Parse(string text) => new(KeyCodecs.Double.Parse(text.TrimEnd('C', '°')));
}
