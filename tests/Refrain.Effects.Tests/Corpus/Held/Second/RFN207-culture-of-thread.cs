// The culture of the process is set, for this task's convenience.
using System.Globalization;

[Task]
public sealed partial record Amounts(string File, string Culture)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<decimal> Run(IReadOnlyList<string> lines)
    {
        var culture = CultureInfo.GetCultureInfo(Culture);
        CultureInfo.DefaultThreadCurrentCulture = culture; // RFN207
        return lines.Select(line => decimal.Parse(line, NumberStyles.Currency, culture)).ToList();
    }
}
