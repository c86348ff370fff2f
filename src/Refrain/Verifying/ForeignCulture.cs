using System.Globalization;

namespace Refrain.Verifying;

/// <summary>
/// Makes a culture that differs from a given one in everything that outputs have been seen to depend on: letter case and order (Turkish, where <c>"TITLE"</c>
/// lowers to <c>"tıtle"</c>), the separators of numbers, the minus sign, and the calendar (of Thailand, where this century is the 26th). No one culture
/// of the world has all of that, and to run everything under each of several would cost as many runs.
/// </summary>
internal static class ForeignCulture
{
    private const string Minus = "\u2212";

    /// <summary>The culture that is foreign to <paramref name="present"/>. Read-only.</summary>
    public static CultureInfo To(CultureInfo present)
    {
        var isTurkic = present.TwoLetterISOLanguageName is "tr" or "az";
        var culture = Find(isTurkic ? "sv-SE" : "tr-TR");
        if (Find(IsBuddhist(present) ? "fa-IR" : "th-TH") is { Name.Length: > 0 } dates)
            culture.DateTimeFormat = dates.DateTimeFormat;
        else
            Disguise(culture.DateTimeFormat);
        Disguise(culture.NumberFormat, present.NumberFormat);
        return CultureInfo.ReadOnly(culture);
    }

    private static bool IsBuddhist(CultureInfo culture) => culture.DateTimeFormat.Calendar is ThaiBuddhistCalendar;

    private static void Disguise(NumberFormatInfo numbers, NumberFormatInfo present)
    {
        var (point, group) = string.Equals(present.NumberDecimalSeparator, ",", StringComparison.Ordinal) ? (".", ",") : (",", ".");
        numbers.NumberDecimalSeparator = numbers.CurrencyDecimalSeparator = numbers.PercentDecimalSeparator = point;
        numbers.NumberGroupSeparator = numbers.CurrencyGroupSeparator = numbers.PercentGroupSeparator = group;
        numbers.NegativeSign = string.Equals(present.NegativeSign, Minus, StringComparison.Ordinal) ? "-" : Minus;
    }

    /// <summary>Where there is no other calendar, days and hours are at least written otherwise.</summary>
    private static void Disguise(DateTimeFormatInfo dates)
    {
        dates.ShortDatePattern = "dd.MM.yy";
        dates.LongDatePattern = "d. MMMM yyyy";
        dates.ShortTimePattern = "HH.mm";
        dates.LongTimePattern = "HH.mm.ss";
        dates.FirstDayOfWeek = DayOfWeek.Saturday;
        dates.MonthNames = [.. dates.MonthNames.Select(name => name.ToLowerInvariant())];
    }

    /// <summary>A culture of the system to be changed; the invariant one, under its empty name, in a program that was built to know no other.</summary>
    private static CultureInfo Find(string name)
    {
        try
        {
            return new CultureInfo(name, useUserOverride: false);
        }
        catch (CultureNotFoundException)
        {
            return (CultureInfo)CultureInfo.InvariantCulture.Clone();
        }
    }
}
