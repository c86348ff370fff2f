using System.Globalization;

namespace Refrain.Keys;

// ISO 8601. No time zone of the machine is asked: what names none is UTC, or stays of unspecified kind.

internal sealed class DateOnlyKeyCodec : ScalarKeyCodec<DateOnly>, IRangeCodec
{
    private const string Pattern = "yyyy-MM-dd";

    public override void Write(ref KeyWriter writer, DateOnly value) => writer.Write(value);

    public override DateOnly Read(ref KeyReader reader) => reader.ReadDateOnly();

    public override string Format(DateOnly value) => value.ToString(Pattern, Invariant);

    public IEnumerable<string>? Expand(string text) => KeyRange.Expand(text, Parse, Format, static value => value.AddDays(1));

    protected override string Expected => "A date";

    protected override string Example => "2026-11-30";

    protected override bool TryParse(string text, out DateOnly value) =>
        DateOnly.TryParseExact(text, Pattern, Invariant, DateTimeStyles.None, out value);
}

internal sealed class TimeOnlyKeyCodec : ScalarKeyCodec<TimeOnly>
{
    private static readonly string[] _patterns = ["HH:mm:ss.FFFFFFF", "HH:mm"];

    public override void Write(ref KeyWriter writer, TimeOnly value) => writer.Write(value);

    public override TimeOnly Read(ref KeyReader reader) => reader.ReadTimeOnly();

    public override string Format(TimeOnly value) => value.ToString("HH:mm:ss.FFFFFFF", Invariant);

    protected override string Expected => "A time of day";

    protected override string Example => "18:30:00";

    protected override bool TryParse(string text, out TimeOnly value) =>
        TimeOnly.TryParseExact(text, _patterns, Invariant, DateTimeStyles.None, out value);
}

internal sealed class TimeSpanKeyCodec : ScalarKeyCodec<TimeSpan>
{
    public override void Write(ref KeyWriter writer, TimeSpan value) => writer.Write(value);

    public override TimeSpan Read(ref KeyReader reader) => reader.ReadTimeSpan();

    public override string Format(TimeSpan value) => value.ToString("c", Invariant);

    protected override string Expected => "A duration";

    protected override string Example => "1.06:30:00";

    protected override bool TryParse(string text, out TimeSpan value) => TimeSpan.TryParse(text, Invariant, out value);
}

internal sealed class DateTimeOffsetKeyCodec : ScalarKeyCodec<DateTimeOffset>
{
    public override void Write(ref KeyWriter writer, DateTimeOffset value) => writer.Write(value);

    public override DateTimeOffset Read(ref KeyReader reader) => reader.ReadDateTimeOffset();

    public override string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", Invariant);

    protected override string Expected => "An instant";

    protected override string Example => "2026-11-30T18:30:00Z";

    protected override bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out value);
}
