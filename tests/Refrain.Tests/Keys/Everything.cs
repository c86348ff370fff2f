using System.Collections.Immutable;
using System.Numerics;
using Refrain.Keys;

namespace Refrain.Tests.Keys;

/// <summary>A task by hand whose parameters are of every kind, as the generator would write it.</summary>
internal sealed record Everything(
    int Count, string Name, ImmutableArray<DateOnly> Days, IReadOnlySet<string> Tags, IReadOnlyDictionary<string, decimal> Prices,
    Span? Window, DayOfWeek Weekday, Temperature Limit, Everything? Previous, IReadOnlyList<int[]?> Grid, BigInteger Big, Uri Address) : ITaskType<Everything>, ITask<string>
{
    private KeyCache _taskKey;

    /// <summary>Not part of the key.</summary>
    public int BatchSize { get; init; }

    public static TaskRegistry Registry { get; } = new([Encoding.Instance]);

    TaskKey ITask.Key => _taskKey.Get(this, Encoding.Instance);

    static TaskDescriptor<Everything> ITaskType<Everything>.Descriptor => Encoding.Instance;

    public bool Equals(Everything? other) => KeyCache.Equal(this, other);

    public override int GetHashCode() => ((ITask)this).Key.GetHashCode();

    public override string ToString() => Encoding.Instance.Format(this);

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

    private sealed class Encoding : TaskDescriptor<Everything>
    {
        private static readonly IKeyCodec<ImmutableArray<DateOnly>> _days = KeyCodecs.ImmutableArray(KeyCodecs.DateOnly);
        private static readonly IKeyCodec<IReadOnlySet<string>> _tags = KeyCodecs.Set(KeyCodecs.String);
        private static readonly IKeyCodec<IReadOnlyDictionary<string, decimal>> _prices = KeyCodecs.Dictionary(KeyCodecs.String, KeyCodecs.Decimal);
        private static readonly IKeyCodec<Span?> _window = KeyCodecs.NullableReference(SpanKeyCodec.Instance);
        private static readonly IKeyCodec<Temperature> _limit = KeyCodecs.Custom(new TemperatureCodec());
        private static readonly IKeyCodec<Everything?> _previous = KeyCodecs.NullableReference(KeyCodecs.Task<Everything>());
        private static readonly IKeyCodec<IReadOnlyList<int[]?>> _grid = KeyCodecs.List(KeyCodecs.NullableReference(KeyCodecs.Array(KeyCodecs.Int32)));

        public static readonly Encoding Instance = new();

        private Encoding()
            : base("Tests.Everything") =>
            Parameters =
            [
                new Parameter<int>("Count", KeyCodecs.Int32), new Parameter<string>("Name", KeyCodecs.String), new Parameter<ImmutableArray<DateOnly>>("Days", _days),
                new Parameter<IReadOnlySet<string>>("Tags", _tags), new Parameter<IReadOnlyDictionary<string, decimal>>("Prices", _prices), new Parameter<Span?>("Window", _window),
                new Parameter<DayOfWeek>("Weekday", KeyCodecs.Enum<DayOfWeek>()), new Parameter<Temperature>("Limit", _limit), new Parameter<Everything?>("Previous", _previous),
                new Parameter<IReadOnlyList<int[]?>>("Grid", _grid), new Parameter<BigInteger>("Big", KeyCodecs.BigInteger), new Parameter<Uri>("Address", KeyCodecs.Uri),
                Parameter.Int32("BatchSize").Insignificant(),
            ];

        public override void Write(ref KeyWriter writer, Everything task)
        {
            var all = writer.BeginTask("Tests.Everything"u8, 12, 1);
            writer.WriteField("Address"u8, task.Address, KeyCodecs.Uri);
            writer.WriteField("Big"u8, task.Big, KeyCodecs.BigInteger);
            writer.WriteInt32("Count"u8, task.Count);
            writer.WriteField("Days"u8, task.Days, _days);
            writer.WriteField("Grid"u8, task.Grid, _grid);
            writer.WriteField("Limit"u8, task.Limit, _limit);
            writer.WriteString("Name"u8, task.Name);
            writer.WriteField("Previous"u8, task.Previous, _previous);
            writer.WriteField("Prices"u8, task.Prices, _prices);
            writer.WriteField("Tags"u8, task.Tags, _tags);
            writer.WriteField("Weekday"u8, task.Weekday, KeyCodecs.Enum<DayOfWeek>());
            writer.WriteField("Window"u8, task.Window, _window);
            if (all)
                writer.WriteInt32("BatchSize"u8, task.BatchSize);
        }

        public override Everything Read(ref KeyReader reader)
        {
            reader.BeginTask("Tests.Everything"u8, 12, 1);
            var address = reader.Read("Address"u8, KeyCodecs.Uri);
            var big = reader.Read("Big"u8, KeyCodecs.BigInteger);
            var count = reader.ReadInt32("Count"u8);
            var days = reader.Read("Days"u8, _days);
            var grid = reader.Read("Grid"u8, _grid);
            var limit = reader.Read("Limit"u8, _limit);
            var name = reader.ReadString("Name"u8);
            var previous = reader.Read("Previous"u8, _previous);
            var prices = reader.Read("Prices"u8, _prices);
            var tags = reader.Read("Tags"u8, _tags);
            var weekday = reader.Read("Weekday"u8, KeyCodecs.Enum<DayOfWeek>());
            var window = reader.Read("Window"u8, _window);
            return new(count, name, days, tags, prices, window, weekday, limit, previous, grid, big, address) { BatchSize = reader.ReadInt32("BatchSize"u8) };
        }
    }
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
