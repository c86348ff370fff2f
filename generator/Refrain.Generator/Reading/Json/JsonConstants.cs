using System.Globalization;
using System.Text;

namespace Refrain.Reading;

/// <summary>Constants as JSON, in the forms that JSON Lines have.</summary>
internal static class JsonConstants
{
    /// <summary>The JSON of a constant.</summary>
    public static string Of(object value) => value switch
    {
        bool b => b ? "true" : "false",
        string s => Text(s),
        char c => Text(c.ToString()),
        double d when double.IsNaN(d) || double.IsInfinity(d) => NotFinite(d),
        float f when float.IsNaN(f) || float.IsInfinity(f) => NotFinite(f),
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        float f => f.ToString("R", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => "null",
    };

    /// <summary>The JSON of the default of a built-in value type that has no constants; null of any other.</summary>
    public static string? Default(string name) => name switch
    {
        "DateTime" => "\"0001-01-01T00:00:00\"",
        "DateTimeOffset" => "\"0001-01-01T00:00:00+00:00\"",
        "DateOnly" => "\"0001-01-01\"",
        "TimeOnly" or "TimeSpan" => "\"00:00:00\"",
        "Guid" => "\"00000000-0000-0000-0000-000000000000\"",
        "Rune" => "\"\\u0000\"",
        "Half" or "Int128" or "UInt128" or "BigInteger" => "0",
        _ => null,
    };

    private static string NotFinite(double value) => double.IsNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";

    private static string Text(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var unit in value)
        {
            if (unit is >= ' ' and < '\u007f' and not '"' and not '\\')
            {
                text.Append(unit);
            }
            else
            {
                text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }
        }
        return text.Append('"').ToString();
    }
}
