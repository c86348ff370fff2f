// Names of months in the language of a parameter.
using System.Globalization;

[Task]
public sealed partial record MonthTitleIn(int Month, string Culture)
{
    public string Run() => CultureInfo.GetCultureInfo(Culture).DateTimeFormat.GetMonthName(Month);
}
