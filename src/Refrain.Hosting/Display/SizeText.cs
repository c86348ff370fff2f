using System.Globalization;

namespace Refrain.Hosting.Display;

/// <summary>Sizes as people read them: <c>812 B</c>, <c>12.4 KiB</c>, <c>3.1 MiB</c>.</summary>
internal static class SizeText
{
    private static readonly string[] s_units = ["KiB", "MiB", "GiB", "TiB", "PiB"];

    public static string Of(long bytes)
    {
        if (bytes < 1024)
            return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
        var unit = 0;
        var size = bytes / 1024m;
        for (; size >= 1023.95m && unit < s_units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.0} {s_units[unit]}");
    }
}
