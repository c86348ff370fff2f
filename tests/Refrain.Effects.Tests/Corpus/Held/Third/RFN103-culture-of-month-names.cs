// Names of months in the machine's language.
using System.Globalization;

[Task]
public sealed partial record MonthTitle(int Month)
{
    public string Run() => CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(Month); // RFN103
}
