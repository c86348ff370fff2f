using System.Globalization;

namespace Refrain.Sqlite;

/// <summary>What SQLite has no type for, as texts that sort as the values do (decimal numbers aside) and that its date functions take.</summary>
internal static class SqliteText
{
    public static string Of(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Of(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(TimeOnly value) => value.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string Of(DateTime value) => value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture);
}
