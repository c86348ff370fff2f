// The culture of the process is set before numbers are formatted.
using System.Globalization;

[Task]
public sealed partial record Formatted(int Value)
{
    public string Run()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture; // RFN207
        return Value.ToString(CultureInfo.InvariantCulture);
    }
}
