using System.Globalization;

namespace Refrain.Keys;

/// <summary>Date and time with its kind: <c>2026-11-30T18:30:00</c>, with <c>Z</c> behind for UTC and <c> local</c> for local time.</summary>
internal sealed class DateTimeKeyCodec : ScalarKeyCodec<DateTime>
{
    private const string Local = " local";
    private static readonly string[] _patterns = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    public override void Write(ref KeyWriter writer, DateTime value) => writer.Write(value);

    public override DateTime Read(ref KeyReader reader) => reader.ReadDateTime();

    public override string Format(DateTime value) => value.ToString(_patterns[0], Invariant) + value.Kind switch
    {
        DateTimeKind.Utc => "Z",
        DateTimeKind.Local => Local,
        _ => "",
    };

    protected override string Expected => "A date and time";

    protected override string Example => "2026-11-30T18:30:00Z";

    protected override bool TryParse(string text, out DateTime value)
    {
        var (clock, kind) = text switch
        {
            _ when text.EndsWith('Z') => (text[..^1], DateTimeKind.Utc),
            _ when text.EndsWith(Local, StringComparison.Ordinal) => (text[..^Local.Length], DateTimeKind.Local),
            _ => (text, DateTimeKind.Unspecified),
        };
        var parsed = DateTime.TryParseExact(clock, _patterns, Invariant, DateTimeStyles.None, out value);
        value = DateTime.SpecifyKind(value, kind);
        return parsed;
    }
}
